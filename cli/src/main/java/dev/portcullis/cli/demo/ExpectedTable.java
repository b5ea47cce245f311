package dev.portcullis.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resource {@code expected.txt}: what should come of every visit. Immutable. */
final class ExpectedTable {

  private static final String TABLE = "expected.txt";

  private final Map<Cell, Expectation> cells;

  private ExpectedTable(Map<Cell, Expectation> cells) {
    this.cells = cells;
  }

  static ExpectedTable read() throws IOException {
    try (InputStream in = ExpectedTable.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IOException(TABLE + " is not in the jar: build it with mvn package");
      }
      return parse(new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList());
    }
  }

  private static ExpectedTable parse(List<String> lines) {
    Map<Cell, Expectation> cells = new HashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        List<Cell> row = Cell.row(Scenario.byId(columns.get(0)));
        for (int i = 0; i < row.size(); i++) {
          cells.put(row.get(i), Expectation.parse(columns.get(i + 1)));
        }
      }
    }
    return new ExpectedTable(cells);
  }

  Expectation at(Cell cell) {
    return Optional.ofNullable(cells.get(cell))
        .orElseThrow(() -> new IllegalStateException(TABLE + " says nothing of " + cell.path()));
  }

  /**
   * How {@code outcome} differs from what it should be. A JDK that refuses by itself what others
   * let pass does not fail the demonstration: there the gate has less to do.
   */
  Optional<String> deviation(Cell cell, Outcome outcome) {
    boolean stricterJdk = cell.setting() == Setting.BEFORE && !outcome.connected();
    return stricterJdk && !cell.scenario().isSound()
        ? Optional.empty()
        : at(cell).deviation(outcome);
  }
}
