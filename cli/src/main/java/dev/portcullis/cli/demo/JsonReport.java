package dev.portcullis.cli.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results for programs, as JSON (RFC 8259) with whole messages. Immutable. */
record JsonReport(Results results) {

  /** One object, one line per visit, with a line end at the end. */
  String text() {
    String visits =
        Arrays.stream(Scenario.values())
            .flatMap(scenario -> Cell.row(scenario).stream())
            .map(cell -> "    {" + members(cell).collect(Collectors.joining(", ")) + "}")
            .collect(Collectors.joining(",\n"));
    return "{\n  %s,\n  %s,\n  \"visits\": [\n%s\n  ]\n}\n"
        .formatted(
            member("java", results.java()), member("asExpected", results.asExpected()), visits);
  }

  private Stream<String> members(Cell cell) {
    Outcome outcome = results.at(cell);
    Stream<String> what =
        Stream.of(
            member("server", cell.scenario().id()),
            member("program", cell.program().id()),
            member("setting", cell.setting().id()),
            member("outcome", outcome.connected() ? "connected" : "refused"),
            member("requestRead", outcome.requestRead()));
    Stream<String> reason =
        outcome.connected() ? Stream.of() : Stream.of(member("reason", outcome.reason()));
    return Stream.of(what, reason, negotiated(outcome), deviation(cell)).flatMap(s -> s);
  }

  private static Stream<String> negotiated(Outcome outcome) {
    return outcome.negotiated().stream()
        .flatMap(
            n ->
                Stream.of(
                    member("version", n.version()),
                    member("suite", n.suite()),
                    member("group", n.group())));
  }

  private Stream<String> deviation(Cell cell) {
    String deviation = results.deviations().get(cell);
    return deviation == null ? Stream.of() : Stream.of(member("deviation", deviation));
  }

  private static String member(String name, boolean value) {
    return quoted(name) + ": " + value;
  }

  private static String member(String name, String value) {
    return quoted(name) + ": " + quoted(value);
  }

  /** RFC 8259, Section 7; what is not ASCII is escaped too, whatever the encoding of the output. */
  private static String quoted(String text) {
    return text.chars().mapToObj(JsonReport::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int unit) {
    if (unit == '"' || unit == '\\') {
      return "\\" + (char) unit;
    }
    boolean plain = unit >= ' ' && unit < 0x7f;
    return plain ? String.valueOf((char) unit) : String.format(Locale.ROOT, "\\u%04x", unit);
  }
}
