package dev.portcullis.conformance.peer;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small TLS programs in other languages: the sources lie in {@code resources/foreign}. */
final class Scripted {

  private static final int BUILD_SECONDS = 300;
  private static Path goProgram;

  private Scripted() {}

  static String source(String name) {
    Path sources = Checkout.root().resolve("conformance-tests/src/test/resources/foreign");
    return sources.resolve(name).toString();
  }

  /** The program in Go, built on first use; it needs nothing but the standard library. */
  static synchronized String go() {
    if (goProgram == null) {
      goProgram = build();
    }
    return goProgram.toString();
  }

  private static Path build() {
    try {
      Path directory = Files.createTempDirectory("portcullis-go");
      Path program = directory.resolve("peer");
      PeerProcess build =
          new PeerProcess(
              List.of(
                  "env",
                  "GOCACHE=" + directory.resolve("cache"),
                  "GO111MODULE=off",
                  Program.GO.path(),
                  "build",
                  "-o",
                  program.toString(),
                  source("peer.go")));
      if (build.exitCode(BUILD_SECONDS) != 0) {
        throw new IllegalStateException("Go does not build:\n" + build.transcript());
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
