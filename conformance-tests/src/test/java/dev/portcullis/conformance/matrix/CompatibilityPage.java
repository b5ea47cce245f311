package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.matrix.Exemption.Kind;
import dev.portcullis.conformance.matrix.Results.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated part of docs/compatibility.md: what the results say, and why. */
final class CompatibilityPage {

  private static final String HEAD =
      "| Library | Version | Registered by | "
          + Stream.of(Check.values()).map(Check::title).collect(Collectors.joining(" | "))
          + " |\n|---|---|---|---|---|---|---|\n";
  private static final Map<Registration, String> MODES =
      Map.of(
          Registration.SAMPLE, "sample file",
          Registration.INSTALL, "`install()`",
          Registration.AGENT, "agent");

  private CompatibilityPage() {}

  /** The table and, below it, what deserves a word. */
  static String of(List<Line> results) {
    String table =
        Matrix.rows().stream().map(row -> row(row, results)).collect(Collectors.joining("\n"));
    String notes =
        Matrix.rows().stream()
            .flatMap(row -> notes(row).stream())
            .distinct()
            .collect(Collectors.joining("\n"));
    return HEAD + table + "\n\n" + notes;
  }

  private static String row(Row row, List<Line> results) {
    String checks =
        Stream.of(Check.values())
            .map(check -> cell(row, check, results))
            .collect(Collectors.joining(" | "));
    String modes =
        row.modes().stream().map(MODES::get).sorted().distinct().collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s |".formatted(row.title(), row.version(), modes, checks);
  }

  private static String cell(Row row, Check check, List<Line> results) {
    Optional<Line> line =
        results.stream()
            .filter(one -> one.row().equals(row.title()) && one.check() == check)
            .findFirst();
    String under = line.map(Line::under).orElse(Outcome.NOT_APPLICABLE.word());
    if (under.equals(Outcome.NOT_APPLICABLE.word())) {
      return "–";
    }
    boolean anyway = under.equals(Outcome.REFUSED.word()) && under.equals(line.get().without());
    return anyway ? "refused anyway" : under;
  }

  private static List<String> notes(Row row) {
    List<String> notes = new ArrayList<>();
    if (!row.policy().isEmpty()) {
      notes.add("* %s needs `%s`".formatted(row.title(), row.policy()));
    }
    for (Check check : Check.values()) {
      row.exemptions().getOrDefault(check, List.of()).stream()
          .filter(exemption -> exemption.kind() != Kind.NOT_APPLICABLE)
          .map(one -> note(row, check, one))
          .distinct()
          .forEach(notes::add);
    }
    return notes;
  }

  private static String note(Row row, Check check, Exemption exemption) {
    return "* %s, %s: %s. %s."
        .formatted(row.title(), check.title(), exemption.kind().title(), exemption.reason());
  }
}
