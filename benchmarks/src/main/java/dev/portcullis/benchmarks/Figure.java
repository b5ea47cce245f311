package dev.portcullis.benchmarks;

import java.util.Locale;
import java.util.Optional;

/**
 * One measured value, as a line that a child JVM prints.
 *
 * @param row what was measured: the row of the table
 * @param subject who
 * @param value in the row's unit
 * @param detail for people: absolute time, spread, allocation
 */
record Figure(String java, String row, String subject, double value, String detail) {

  private static final String MARK = "FIGURE";

  String line() {
    return String.join("\t", MARK, java, row, subject, String.format(Locale.ROOT, "%.4f", value))
        + "\t"
        + detail;
  }

  static Optional<Figure> of(String line) {
    String[] parts = line.split("\t", -1);
    return parts.length == 6 && parts[0].equals(MARK)
        ? Optional.of(
            new Figure(parts[1], parts[2], parts[3], Double.parseDouble(parts[4]), parts[5]))
        : Optional.empty();
  }
}
