package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.pki.TestPki;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How much of the matrix a run goes through. */
enum Extent {
  /**
   * Every row with a quick peer under every check, each group on one JDK with one delegate, under
   * the policy. What a library does without it is kept in {@link Results}; only another version of
   * the library, which has to be run whole, could change that.
   */
  SLICE,
  /** Everything; {@code mvn verify -Pmatrix}. */
  FULL;

  private static final List<Guard> GUARDS = List.of(Guard.BOUNCY_CASTLE, Guard.SUN_JSSE);

  static Extent ofThisRun() {
    return Boolean.getBoolean("portcullis.matrix") ? FULL : SLICE;
  }

  /** The cells, those of one group and stage behind one another. */
  List<Cell> cells(List<Row> rows) {
    return cells(rows, JdkFinder.all());
  }

  List<Cell> cells(List<Row> rows, List<Jdk> jdks) {
    List<Group> groups = rows.stream().map(Row::group).distinct().toList();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Row> own = rows.stream().filter(row -> row.group().equals(group)).toList();
      List<Cell> unordered = own.stream().flatMap(row -> cells(row, jdks)).toList();
      cells.addAll(this == FULL ? byStage(unordered) : byStage(slice(unordered, jdks, i)));
    }
    return cells;
  }

  private static Stream<Cell> cells(Row row, List<Jdk> jdks) {
    return jdks.stream()
        .flatMap(jdk -> stages(jdk, row))
        .flatMap(
            stage ->
                Stream.of(Check.values())
                    .filter(check -> check.isFor(row.side()))
                    .map(check -> new Cell(row, check, platform(check, stage))));
  }

  private static Stream<Stage> stages(Jdk jdk, Row row) {
    Stream<Stage> guarded =
        GUARDS.stream()
            .flatMap(guard -> row.modes().stream().map(Stage.of(jdk, guard)::registered))
            .map(stage -> row.policy().isEmpty() ? stage : stage.with(policy(row)));
    return Stream.concat(Stream.of(Stage.of(jdk, Guard.OFF)), guarded);
  }

  private static String policy(Row row) {
    return row.policy().replace(Row.AUTHORITY, TestPki.authorityPem().toString());
  }

  /** What works must work on a JDK as it was installed; what is refused, on the weakest. */
  private static Stage platform(Check check, Stage stage) {
    return check == Check.RIGHT && stage.guard().on() ? stage : stage.lenient();
  }

  private static List<Cell> slice(List<Cell> cells, List<Jdk> jdks, int turn) {
    Jdk jdk = jdks.get(turn % jdks.size());
    Guard guard = GUARDS.get(turn / jdks.size() % GUARDS.size());
    return cells.stream()
        .filter(cell -> cell.row().inSlice())
        .filter(cell -> cell.stage().jdk().equals(jdk))
        .filter(cell -> cell.stage().guard() == guard)
        .filter(Extent::isFirstMode)
        .toList();
  }

  private static boolean isFirstMode(Cell cell) {
    Registration first = cell.row().modes().iterator().next();
    return cell.stage().registration() == first;
  }

  private static List<Cell> byStage(List<Cell> cells) {
    return cells.stream().sorted(Comparator.comparing(cell -> cell.stage().toString())).toList();
  }
}
