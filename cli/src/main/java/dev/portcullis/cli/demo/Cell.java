package dev.portcullis.cli.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One field of the table: a program visits a server, before or after. Immutable. */
record Cell(Scenario scenario, Program program, Setting setting) {

  /** The visits of one JVM, in the order of the table. */
  static List<Cell> of(Program program, Setting setting) {
    return Stream.of(Scenario.values()).map(s -> new Cell(s, program, setting)).toList();
  }

  /** A row of the table, in the order of its columns. */
  static List<Cell> row(Scenario scenario) {
    return Arrays.stream(Program.values())
        .flatMap(p -> Stream.of(Setting.values()).map(s -> new Cell(scenario, p, s)))
        .toList();
  }

  /** The path of the request, by which a server's report finds its way back to this field. */
  String path() {
    return "/" + program.id() + "/" + setting.id() + "/" + scenario.id();
  }
}
