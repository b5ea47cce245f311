package dev.portcullis.conformance.bypass;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/bypasses.md is what {@link Attempts} says and the attempts showed. */
class BypassesDocTest {
  private static final Map<Registration, String> COLUMNS =
      Map.of(
          Registration.SAMPLE, "sample file",
          Registration.INSTALL, "`install()`",
          Registration.AGENT, "agent");

  @Test
  void table_ofTheDocs_isThatOfTheTests() throws IOException {
    String docs = Files.readString(Checkout.root().resolve("docs/bypasses.md"));
    assertTrue(
        docs.contains("\n" + table() + "\n"), () -> "docs/bypasses.md must have:\n" + table());
  }

  private static String table() {
    String head =
        "| # | Attempt | "
            + Attempt.MODES.stream().map(COLUMNS::get).collect(Collectors.joining(" | "))
            + " | What tells where it is not refused |\n|---|---|---|---|---|---|\n";
    return Attempts.ALL.stream()
        .map(BypassesDocTest::row)
        .collect(Collectors.joining("\n", head, ""));
  }

  private static String row(Attempt attempt) {
    String cells =
        Attempt.MODES.stream()
            .map(mode -> attempt.beyond().containsKey(mode) ? "out of reach" : "refused")
            .collect(Collectors.joining(" | "));
    String told = attempt.beyond().values().stream().map(Detector::words).findFirst().orElse("");
    return "| %d | %s | %s | %s |".formatted(attempt.entry(), attempt.title(), cells, told);
  }
}
