package dev.portcullis.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.cli.demo.TextTable.Field;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.cli.terminal.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the demonstration prints about results that no run can be made to have. */
class ReportTest {

  private static final String REASON = "a \"quoted\" word\nand a \u00e9 of the peer's";

  @Test
  void text_oneOutcomeIsWrong_endsWithWhatWasExpected() {
    String text = new TextReport(results(), new Screen(false, false, 100)).text();
    assertTrue(
        text.endsWith(
            """
            /careful/after/tls13: expected TLSv1.3 x25519
            1 of 40 outcomes are not as expected.
            """),
        text);
  }

  @Test
  void text_noColour_hasNoControlCharacters() {
    String text = new TextReport(results(), new Screen(false, false, 100)).text();
    assertEquals(-1, text.indexOf('\033'));
  }

  @Test
  void text_anyWidth_staysWithinIt() {
    for (int width = 60; width <= 240; width += 20) {
      String text = new TextReport(results(), new Screen(false, false, width)).text();
      int longest = text.lines().mapToInt(String::length).max().orElseThrow();
      assertTrue(longest <= width, width + " columns, but " + longest + ": " + text);
    }
  }

  @Test
  void json_reasonWithQuotesAndLines_isEscaped() {
    String json = new JsonReport(results()).text();
    assertTrue(
        json.contains("\"reason\": \"a \\\"quoted\\\" word\\u000aand a \\u00e9 of the peer's\""),
        json);
  }

  @Test
  void row_labelledText_continuesBelowItself() {
    TextTable table = new TextTable(List.of(4, 16), false);
    assertEquals(
        "a     rule  one two\n            three\n",
        table.row(
            List.of(new Field("a", Style.PLAIN), new Field("rule  one two three", Style.PLAIN))));
  }

  /** Everything refused, and one of it wrong. */
  private static Results results() {
    Map<Cell, Outcome> outcomes = new HashMap<>();
    for (Scenario scenario : Scenario.values()) {
      for (Cell cell : Cell.row(scenario)) {
        outcomes.put(cell, new Outcome(false, Optional.empty(), REASON, false));
      }
    }
    Cell wrong = new Cell(Scenario.TLS_13, Program.CAREFUL, Setting.AFTER);
    return new Results("17.0.15", outcomes, Map.of(wrong, "expected TLSv1.3 x25519"));
  }
}
