package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The applications are what they claim to be: programs that know only the JDK. */
class ApplicationsTest {

  private static final Path CLASSES =
      Checkout.applications().resolve("dev/portcullis/conformance/app");

  @Test
  void applications_butForTheLineThatRegisters_nameNothingOfPortcullis() throws IOException {
    try (Stream<Path> files = Files.list(CLASSES)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertFalse(classes.isEmpty());
      List<String> knowing =
          classes.stream()
              .filter(ApplicationsTest::namesPortcullis)
              .map(file -> file.getFileName().toString())
              .toList();
      assertEquals(List.of("Registration.class"), knowing);
    }
  }

  private static boolean namesPortcullis(Path file) {
    try {
      String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
      String others = constants.replaceAll("dev[/.]portcullis[/.]conformance[/.]app", "");
      return others.contains("dev/portcullis") || others.contains("dev.portcullis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
