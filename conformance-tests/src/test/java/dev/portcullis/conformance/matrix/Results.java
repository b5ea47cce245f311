package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the last run of the whole matrix showed, kept in {@code matrix/results.txt}: one line for a
 * row and a check. A run of some rows replaces the lines of those. Not thread-safe.
 */
final class Results {

  private static final Path FILE =
      Checkout.root().resolve("conformance-tests/src/test/resources/matrix/results.txt");

  private final Map<Cell, Outcome> seen = new LinkedHashMap<>();

  /** A line of the file: tab-separated, outcomes in the order of their names. */
  record Line(String row, String version, Check check, String without, String under, String jdks) {

    static Line parse(String text) {
      String[] part = text.split("\t", -1);
      Check check =
          Stream.of(Check.values())
              .filter(c -> c.title().equals(part[2]))
              .findFirst()
              .orElseThrow();
      return new Line(part[0], part[1], check, part[3], part[4], part[5]);
    }

    /** What cells of one row and check came to. */
    static Line of(Row row, Check check, Map<Cell, Outcome> cells) {
      return new Line(
          row.title(),
          row.version(),
          check,
          joined(cells, cell -> !cell.stage().guard().on()),
          joined(cells, cell -> cell.stage().guard().on()),
          cells.keySet().stream()
              .map(cell -> String.valueOf(cell.stage().jdk().feature()))
              .distinct()
              .sorted()
              .collect(Collectors.joining(", ")));
    }

    private static String joined(Map<Cell, Outcome> cells, Predicate<Cell> which) {
      return cells.entrySet().stream()
          .filter(entry -> which.test(entry.getKey()))
          .map(entry -> entry.getValue().word())
          .distinct()
          .sorted()
          .collect(Collectors.joining(" or "));
    }

    /** The same on this machine's JDKs, whichever they are. */
    Line anywhere() {
      return new Line(row, version, check, without, under, "");
    }

    @Override
    public String toString() {
      return String.join("\t", row, version, check.title(), without, under, jdks);
    }
  }

  void add(Cell cell, Outcome outcome) {
    seen.put(cell, outcome);
  }

  /** Writes the rows of which all cells came out as they must. */
  void save() {
    List<Line> kept = read();
    List<String> text = new ArrayList<>();
    for (Row row : Matrix.rows()) {
      List<Cell> cells = Extent.FULL.cells(List.of(row));
      List<Line> lines =
          seen.keySet().containsAll(cells)
              ? lines(row, cells)
              : kept.stream().filter(line -> line.row().equals(row.title())).toList();
      lines.forEach(line -> text.add(line.toString()));
    }
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is kept; nothing if there is no file. */
  static List<Line> read() {
    try {
      return Files.exists(FILE)
          ? Files.readAllLines(FILE).stream().map(Line::parse).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the table says a run will show. */
  static List<Line> expected() {
    return Matrix.rows().stream()
        .flatMap(
            row -> {
              Map<Cell, Outcome> cells = new LinkedHashMap<>();
              Extent.FULL.cells(List.of(row)).forEach(cell -> cells.put(cell, cell.expected()));
              return byCheck(row, cells).stream();
            })
        .toList();
  }

  private List<Line> lines(Row row, List<Cell> cells) {
    Map<Cell, Outcome> own = new LinkedHashMap<>();
    cells.forEach(cell -> own.put(cell, seen.get(cell)));
    return byCheck(row, own);
  }

  private static List<Line> byCheck(Row row, Map<Cell, Outcome> cells) {
    List<Line> lines = new ArrayList<>();
    for (Check check : Check.values()) {
      Map<Cell, Outcome> own = new LinkedHashMap<>(cells);
      own.keySet().removeIf(cell -> cell.check() != check);
      if (!own.isEmpty()) {
        lines.add(Line.of(row, check, own));
      }
    }
    return lines;
  }
}
