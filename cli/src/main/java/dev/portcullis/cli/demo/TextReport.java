package dev.portcullis.cli.demo;

import dev.portcullis.cli.demo.TextTable.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results for people: the table, the reasons of the refusals, and whether all is as it should
 * be. Immutable.
 */
record TextReport(Results results, Screen screen) {

  private static final int FIRST_COLUMN = 20;
  private static final int GAP = 2;
  private static final int NARROWEST_COLUMN = 18;
  private static final int ROOM_FOR_FULL_SUITES = 30;
  private static final int REASON_LINES = 6;

  /** The whole report, with a line end after each line. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(heading("The same programs on Java " + results.java())).append('\n');
    text.append("Fields: connected or refused; version, group and cipher of the connection.\n");
    text.append("CAPITALS: not as it should be.\n\n");
    for (List<Program> programs : tables()) {
      text.append(table(programs)).append('\n');
    }
    return text.append(reasons()).append(verdict()).toString();
  }

  /** One table for all programs where that fits, else one for each. */
  private List<List<Program>> tables() {
    List<Program> all = List.of(Program.values());
    return columnWidth(all) >= NARROWEST_COLUMN
        ? List.of(all)
        : all.stream().map(List::of).toList();
  }

  private int columnWidth(List<Program> programs) {
    int columns = programs.size() * Setting.values().length;
    return (screen.width() - FIRST_COLUMN) / columns - GAP;
  }

  private String table(List<Program> programs) {
    int width = Math.max(columnWidth(programs), NARROWEST_COLUMN);
    List<Integer> widths = new ArrayList<>(List.of(FIRST_COLUMN));
    List<Field> names = new ArrayList<>(List.of(new Field("", Style.HEADING)));
    List<Field> settings = new ArrayList<>(List.of(new Field("server", Style.HEADING)));
    for (Program program : programs) {
      names.add(new Field(program.id() + " program", Style.HEADING));
      names.add(new Field("", Style.HEADING));
      for (Setting setting : Setting.values()) {
        widths.add(width);
        settings.add(new Field(setting.title(), Style.HEADING));
      }
    }
    TextTable table = new TextTable(widths, screen.colour());
    StringBuilder text = new StringBuilder(table.row(names) + table.row(settings));
    for (Scenario scenario : Scenario.values()) {
      text.append(table.row(fields(scenario, programs, width)));
    }
    return text.toString();
  }

  private List<Field> fields(Scenario scenario, List<Program> programs, int width) {
    Stream<Field> cells =
        Cell.row(scenario).stream()
            .filter(cell -> programs.contains(cell.program()))
            .map(cell -> field(cell, width));
    return Stream.concat(Stream.of(new Field(scenario.title(), Style.PLAIN)), cells).toList();
  }

  private Field field(Cell cell, int width) {
    Outcome outcome = results.at(cell);
    boolean good = outcome.connected() == cell.scenario().isSound();
    String word = outcome.connected() ? "connected" : "refused";
    String what = good ? word : word.toUpperCase(Locale.ROOT);
    return new Field(
        outcome.connected() ? what + " " + negotiated(outcome, width) : what,
        good ? Style.GOOD : Style.BAD);
  }

  private static String negotiated(Outcome outcome, int width) {
    return outcome
        .negotiated()
        .map(n -> n.version() + " " + n.group() + " " + cipher(n, width))
        .orElse("");
  }

  private static String cipher(Negotiated negotiated, int width) {
    return width < ROOM_FOR_FULL_SUITES ? negotiated.cipher() : negotiated.suite();
  }

  private String reasons() {
    StringBuilder text = new StringBuilder(heading("What Portcullis told the programs") + "\n");
    for (Scenario scenario : Scenario.values()) {
      reasons(scenario)
          .forEach((reason, programs) -> text.append(reason(scenario, programs, reason)));
    }
    return text.toString();
  }

  /** The programs that were given each reason. */
  private Map<String, String> reasons(Scenario scenario) {
    return Cell.row(scenario).stream()
        .filter(cell -> cell.setting() == Setting.AFTER && !results.at(cell).connected())
        .collect(
            Collectors.groupingBy(
                cell -> results.at(cell).reason(),
                LinkedHashMap::new,
                Collectors.mapping(cell -> cell.program().id(), Collectors.joining(" and "))));
  }

  private String reason(Scenario scenario, String programs, String reason) {
    String first = scenario.title() + " (" + programs + " program)";
    List<String> lines = TextTable.wrap(reason, screen.width() - 4);
    String shown =
        lines.stream()
            .limit(REASON_LINES)
            .map(line -> "    " + line + "\n")
            .collect(Collectors.joining());
    return "  " + first + "\n" + shown;
  }

  private String verdict() {
    int count = results.outcomes().size();
    if (results.asExpected()) {
      return "\n"
          + Style.GOOD.paint("All " + count + " outcomes are as expected.", screen.colour())
          + "\n";
    }
    StringBuilder text = new StringBuilder("\n");
    results
        .deviations()
        .forEach(
            (cell, deviation) ->
                text.append(cell.path()).append(": ").append(deviation).append('\n'));
    String sum = results.deviations().size() + " of " + count + " outcomes are not as expected.";
    return text.append(Style.BAD.paint(sum, screen.colour())).append('\n').toString();
  }

  private String heading(String text) {
    return Style.HEADING.paint(text, screen.colour());
  }
}
