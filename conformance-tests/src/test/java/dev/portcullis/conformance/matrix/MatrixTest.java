package dev.portcullis.conformance.matrix;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real libraries against real peers, as the table says: what is right works, what is unsafe is
 * refused under the policy and, with {@code -Pmatrix}, accepted without it. {@code
 * -Dportcullis.matrix.only=TEXT} runs the rows with this text in their title.
 */
class MatrixTest {

  private static final GroupJvms JVMS = new GroupJvms();
  private static final Results RESULTS = new Results();

  @TestFactory
  Stream<DynamicTest> everyLibrary_underEveryCheck_comesOutAsTheTableSays() {
    String only = System.getProperty("portcullis.matrix.only", "");
    List<Row> rows =
        Matrix.rows().stream().filter(row -> row.title().contains(only.replace("_", " "))).toList();
    return Extent.ofThisRun().cells(rows).stream()
        .map(
            cell ->
                DynamicTest.dynamicTest(cell.toString(), () -> RESULTS.add(cell, cell.run(JVMS))));
  }

  @AfterAll
  static void endLastJvmAndSave() {
    JVMS.close();
    if (Extent.ofThisRun() == Extent.FULL) {
      RESULTS.save();
    }
  }
}
