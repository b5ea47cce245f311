package dev.portcullis.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Fields in aligned columns, each wrapped between words where it is too long; a word longer than
 * its column is cut nowhere and pushes the rest of its line. Immutable.
 *
 * @param widths of the columns, in characters
 */
record TextTable(List<Integer> widths, boolean colour) {

  private static final String GAP = "  ";

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

  /** {@code text} in lines of at most {@code width} characters; its own line ends are kept. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
