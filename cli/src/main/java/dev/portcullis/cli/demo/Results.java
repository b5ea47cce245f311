package dev.portcullis.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All outcomes, and where they differ from what they should be. Immutable.
 *
 * @param java version of the JDK that ran the programs
 * @param deviations in the order of the table; empty when all is well
 */
record Results(String java, Map<Cell, Outcome> outcomes, Map<Cell, String> deviations) {

  static Results compare(String java, Map<Cell, Outcome> outcomes, ExpectedTable expected) {
    Results observed = new Results(java, outcomes, Map.of());
    Map<Cell, String> deviations = new LinkedHashMap<>();
    for (Scenario scenario : Scenario.values()) {
      for (Cell cell : Cell.row(scenario)) {
        Optional<String> deviation = expected.deviation(cell, observed.at(cell));
        deviation.ifPresent(text -> deviations.put(cell, text));
      }
    }
    return new Results(java, outcomes, deviations);
  }

  Outcome at(Cell cell) {
    return Objects.requireNonNull(outcomes.get(cell), cell::path);
  }

  boolean asExpected() {
    return deviations.isEmpty();
  }
}
