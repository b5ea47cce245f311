package dev.portcullis.cli.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.portcullis.cli.demo.TextTable.Field;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.cli.terminal.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
  private static final int REASON_LINES = 16;
  private static final String LEGEND =
      """
      careful     the JDK's defaults
      careless    accept-all trust manager and host name verifier, every protocol and cipher suite \
      enabled, jdk.tls.disabledAlgorithms emptied
      Portcullis  -Djava.security.properties=java.security.sample, and its jar on the class path
      CAPITALS    not as it should be
      """;
  private static final String VERDICT =
      "The %s program talked to %s bad servers with the JDK alone, to %s with Portcullis.";
  private static final String INDENT = "    ";
  private static final Pattern EXCEPTION_PACKAGE = Pattern.compile("^([a-z]+\\.)+(?=[A-Z])");
  private static final Pattern TAP_PORT = Pattern.compile("(?<=\\b" + Credential.HOST + "):\\d+");

  /** The whole report, with a line end after each line. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(heading("Two unmodified programs on Java " + results.java())).append("\n\n");
    for (List<Program> programs : tables()) {
      text.append(table(programs)).append('\n');
    }
    return text.append(legend()).append(reasons()).append(verdict()).toString();
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

  private String legend() {
    return String.join("\n", TextTable.wrap(LEGEND, screen.width())) + "\n\n";
  }

  private String reasons() {
    StringBuilder text = new StringBuilder(heading("What Portcullis told the programs") + "\n");
    for (Scenario scenario : Scenario.values()) {
      Map<String, List<Cell>> byReason =
          Cell.row(scenario).stream()
              .filter(cell -> cell.setting() == Setting.AFTER && !results.at(cell).connected())
              .collect(groupingBy(this::reason, LinkedHashMap::new, toList()));
      byReason.forEach((reason, cells) -> text.append(paragraph(scenario, cells, reason)));
    }
    return text.toString();
  }

  /** Short for people: without the package of the exception, and without the tap's port. */
  private String reason(Cell cell) {
    String reason = results.at(cell).reason();
    return EXCEPTION_PACKAGE.matcher(TAP_PORT.matcher(reason).replaceAll("")).replaceFirst("");
  }

  private String paragraph(Scenario scenario, List<Cell> cells, String reason) {
    String programs = cells.stream().map(cell -> cell.program().id()).collect(joining(" and "));
    String title = heading("  " + scenario.title()) + " (" + programs + ")\n";
    List<String> lines = TextTable.wrap(reason, screen.width() - INDENT.length());
    String cut = lines.size() > REASON_LINES ? INDENT + "...\n" : "";
    return lines.stream()
        .limit(REASON_LINES)
        .map(line -> INDENT + line + "\n")
        .collect(joining("", title, cut));
  }

  private String verdict() {
    StringBuilder text = new StringBuilder();
    for (Program program : Program.values()) {
      String before = letThrough(program, Setting.BEFORE);
      String after = letThrough(program, Setting.AFTER);
      text.append(VERDICT.formatted(program.id(), before, after)).append('\n');
    }
    results.deviations().forEach((cell, d) -> text.append(cell.path() + ": " + d + "\n"));
    String lines = String.join("\n", TextTable.wrap(text.toString(), screen.width()));
    return "\n" + lines + "\n" + sum() + "\n";
  }

  private String sum() {
    int count = results.outcomes().size();
    int wrong = results.deviations().size();
    return wrong == 0
        ? Style.GOOD.paint("All " + count + " outcomes are as expected.", screen.colour())
        : Style.BAD.paint(
            wrong + " of " + count + " outcomes are not as expected.", screen.colour());
  }

  private String letThrough(Program program, Setting setting) {
    List<Cell> unsound =
        Cell.of(program, setting).stream().filter(cell -> !cell.scenario().isSound()).toList();
    long through = unsound.stream().filter(cell -> results.at(cell).connected()).count();
    return through + " of " + unsound.size();
  }

  private String heading(String text) {
    return Style.HEADING.paint(text, screen.colour());
  }
}
