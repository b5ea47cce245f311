package dev.portcullis.conformance.peer;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small TLS client and server in Go, built on first use from {@code resources/foreign}. */
final class GoProgram {

  private static final int BUILD_SECONDS = 300;
  private static Path built;

  private GoProgram() {}

  /** It needs nothing but the standard library. */
  static synchronized String path() {
    if (built == null) {
      built = build();
    }
    return built.toString();
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
                  source()));
      if (build.exitCode(BUILD_SECONDS) != 0) {
        throw new IllegalStateException("Go does not build:\n" + build.transcript());
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source() {
    Path sources = Checkout.root().resolve("conformance-tests/src/test/resources/foreign");
    return sources.resolve("peer.go").toString();
  }
}
