package dev.portcullis.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of fields, each column as wide as its widest field. Not thread-safe. */
public final class Columns {
  private static final int GAP = 2;

  private final boolean colour;
  private final List<List<Field>> rows = new ArrayList<>();

  /**
   * One field.
   *
   * @param text a line without line ends
   */
  public record Field(String text, Style style) {
    /** Plain text. */
    public static Field of(String text) {
      return new Field(text, Style.PLAIN);
    }
  }

  /** Starts without rows. */
  public Columns(boolean colour) {
    this.colour = colour;
  }

  /** Adds a row; all rows have as many fields. */
  public Columns add(Field... fields) {
    rows.add(List.of(fields));
    return this;
  }

  /** Adds a row of plain texts. */
  public Columns add(String... fields) {
    rows.add(List.of(fields).stream().map(Field::of).toList());
    return this;
  }

  /** The lines, each after an indent. */
  public String text(String indent) {
    StringBuilder text = new StringBuilder();
    for (List<Field> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      int last = row.size() - 1;
      for (int i = 0; i <= last; i++) {
        Field field = row.get(i);
        line.append(field.style().paint(field.text(), colour));
        if (i < last) {
          line.append(" ".repeat(width(i) - field.text().length() + GAP));
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).text().length()).max().orElse(0);
  }
}
