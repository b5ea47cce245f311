package dev.portcullis.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is printed of a visit, where a connection is not needed to see it. */
@Tag("seed-15")
class VisitReportTest {
  private static final Address WHERE = new Address("host.example", 443);

  @Test
  void text_withColour_isTheSameWordsBetweenSequences() {
    String coloured = report("no\nrule", "would").text(true);
    assertTrue(coloured.startsWith("\033[1;31mrefused: host.example:443\033[0m\n"), coloured);
    assertEquals(
        report("no\nrule", "would").text(false), coloured.replaceAll("\033\\[[0-9;]*m", ""));
  }

  @Test
  void text_ofAHostilePeer_hasNoControls() {
    String text = report("alert \033[2J\u0007\u00e9", "x\033y").text(false);
    assertEquals(
        """
        refused: host.example:443
          alert \\u001b[2J\\u0007\\u00e9

        Reported only
          x\\u001by
        """,
        text);
  }

  @Test
  void json_ofAHostilePeer_isAscii() {
    String json = report("a \"quote\" \\ \033 \u00e9", "").json();
    assertTrue(json.contains("\"explanation\": \"a \\\"quote\\\" \\\\ \\u001b \\u00e9\""), json);
    assertFalse(json.chars().anyMatch(c -> c > 126 || (c < 32 && c != '\n')), json);
  }

  private static Report report(String explanation, String reported) {
    return new Report(
        WHERE,
        "host.example",
        Profiles.named("intermediate"),
        Visit.refused(explanation, List.of()),
        List.of(reported));
  }
}
