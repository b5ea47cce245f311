package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInfo;

/**
 * A row of docs/differences.md: the document is the oracle of the differences' tests.
 *
 * <p>A cell is what one {@link Speaker} shows on every JDK, or {@code Java 17: this; Java 25:
 * that}, where a JDK in between shows what the next older one does. A table without differences has
 * one such cell for all.
 */
record DocumentedRow(String behaviour, List<String> cells, String test) {
  private static final Pattern TEST_NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern VARIANT = Pattern.compile("Java (\\d+): (.*)");

  /** Behaviour, three speakers, remedy, test; with an empty one at either end. */
  private static final int CELLS = 8;

  /** Behaviour, all speakers alike, test. */
  private static final int SHORT_CELLS = 5;

  /** What one speaker does, in the words of the document. */
  interface Observation {
    String of(Speaker speaker) throws Exception;
  }

  /** All rows that name a test, in the document's order. */
  static List<DocumentedRow> all() {
    List<DocumentedRow> rows = new ArrayList<>();
    for (String[] cells : tableRows()) {
      if (isComplete(cells)) {
        rows.add(new DocumentedRow(cells[1], speakers(cells), bare(cells[cells.length - 2])));
      }
    }
    return rows;
  }

  /** The rows of tables that name no test, or have too many or too few cells. */
  static List<String> withoutTest() {
    return tableRows().stream()
        .filter(cells -> !isComplete(cells))
        .map(cells -> String.join(" | ", cells))
        .toList();
  }

  /** Split at the bars, with an empty string at either end; heads and rules left out. */
  private static List<String[]> tableRows() {
    return lines(document()).stream()
        .filter(line -> line.startsWith("|") && !line.startsWith("| Behaviour |"))
        .filter(line -> !line.startsWith("|---"))
        .map(line -> line.strip().split("\\s*\\|\\s*", -1))
        .toList();
  }

  private static boolean isComplete(String[] cells) {
    return (cells.length == CELLS || cells.length == SHORT_CELLS)
        && TEST_NAME.matcher(cells[cells.length - 2]).matches();
  }

  private static List<String> speakers(String[] cells) {
    return cells.length == CELLS
        ? List.of(cells[2], cells[3], cells[4])
        : Collections.nCopies(Speaker.values().length, cells[2]);
  }

  private static String bare(String code) {
    return code.substring(1, code.length() - 1);
  }

  /** The row that names a test. */
  static DocumentedRow of(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    return all().stream()
        .filter(row -> row.test().equals(name))
        .findFirst()
        .orElse(new DocumentedRow("undocumented", List.of("?", "?", "?"), name));
  }

  /** Fails unless each speaker shows what its cell says for the JDK of this test. */
  void shows(Observation observation) throws Exception {
    StringBuilder different = new StringBuilder();
    for (Speaker speaker : Speaker.values()) {
      String observed = observation.of(speaker);
      String documented = documented(speaker);
      if (!observed.equals(documented)) {
        different.append(
            "%n%s: documented %s, observed %s".formatted(speaker.column(), documented, observed));
      }
    }
    if (!different.isEmpty()) {
      fail("docs/differences.md, row \"" + behaviour + "\" (" + test + "):" + different);
    }
  }

  /** A speaker's cell for this JDK. */
  String documented(Speaker speaker) {
    String cell = cells.get(speaker.ordinal());
    String newest = cell;
    for (String variant : cell.split("; (?=Java \\d+: )")) {
      Matcher java = VARIANT.matcher(variant);
      if (java.matches() && Integer.parseInt(java.group(1)) <= Runtime.version().feature()) {
        newest = java.group(2);
      }
    }
    return newest;
  }

  /** The document, from whichever directory of the project the tests run in. */
  private static Path document() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isRegularFile(at.resolve("docs/differences.md"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException(
          "no docs/differences.md above " + Path.of("").toAbsolutePath());
    }
    return at.resolve("docs/differences.md");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
