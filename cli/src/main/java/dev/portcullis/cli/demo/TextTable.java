package dev.portcullis.cli.demo;

import dev.portcullis.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields in aligned columns, each wrapped between words where it is too long; a word longer than
 * its column is cut nowhere and pushes the rest of its line. Immutable.
 *
 * @param widths of the columns, in characters
 */
record TextTable(List<Integer> widths, boolean colour) {

  private static final String GAP = "  ";
  private static final Pattern LABEL = Pattern.compile(" *\\w+ {2,}");

  /** A field and how it looks. */
  record Field(String text, Style style) {}

  /** One row as lines with a line end each. */
  String row(List<Field> fields) {
    List<List<String>> wrapped = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      wrapped.add(wrap(fields.get(i).text(), widths.get(i)));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < fields.size(); i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        String padding = " ".repeat(Math.max(0, widths.get(i) - part.length()));
        text.append(fields.get(i).style().paint(part, colour)).append(padding).append(GAP);
      }
      lines.append(text.toString().stripTrailing()).append('\n');
    }
    return lines.toString();
  }

  /**
   * {@code text} in lines of at most {@code width} characters; its own line ends are kept. What
   * follows a label and two blanks continues below itself, not below the label.
   */
  static List<String> wrap(String text, int width) {
    return text.lines().flatMap(line -> wrapLine(line, width).stream()).toList();
  }

  private static List<String> wrapLine(String text, int width) {
    Matcher label = LABEL.matcher(text);
    String indent = " ".repeat(label.lookingAt() ? label.end() : 0);
    List<String> lines = new ArrayList<>();
    String line = null;
    for (String word : text.split(" ", -1)) {
      if (line != null && line.length() + 1 + word.length() > width && !line.isBlank()) {
        lines.add(line);
        line = indent + word;
      } else {
        line = line == null ? word : line + " " + word;
      }
    }
    lines.add(line == null ? "" : line);
    return lines;
  }
}
