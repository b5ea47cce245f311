package dev.portcullis.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** All that a run measured. Immutable. */
record Figures(List<Figure> all) {

  Figures {
    all = List.copyOf(all);
  }

  /** The JDKs, in order of their release. */
  List<String> javas() {
    return all.stream().map(Figure::java).filter(java -> !java.equals("-")).distinct().toList();
  }

  Optional<Figure> of(String java, String row, String subject) {
    return all.stream()
        .filter(figure -> figure.java().equals(java))
        .filter(figure -> figure.row().equals(row) && figure.subject().equals(subject))
        .findFirst();
  }

  OptionalDouble value(String java, String row, String subject) {
    return of(java, row, subject).stream().mapToDouble(Figure::value).findFirst();
  }
}
