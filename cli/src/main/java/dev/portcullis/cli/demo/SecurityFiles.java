package dev.portcullis.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The {@code -Djava.security.properties} files of the programs' JVMs. The gate comes from {@code
 * java.security.sample} as the root of the repository has it; the build copies it into the jar.
 * Immutable.
 */
record SecurityFiles(Path directory) {

  private static final String SAMPLE = "/dev/portcullis/cli/java.security.sample";

  /** The JVM options that make up a setting; the careful program alone needs none. */
  List<String> options(Program program, Setting setting) throws IOException {
    String text = (setting == Setting.AFTER ? sample() : "") + program.securityProperties();
    if (text.isEmpty()) {
      return List.of();
    }
    Path file = directory.resolve(program.id() + "-" + setting.id() + ".security");
    return option(Files.writeString(file, text));
  }

  private static List<String> option(Path file) {
    return List.of("-Djava.security.properties=" + file);
  }

  private static String sample() throws IOException {
    try (InputStream in = SecurityFiles.class.getResourceAsStream(SAMPLE)) {
      if (in == null) {
        throw new IOException(SAMPLE + " is not in the jar: build it with mvn package");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
