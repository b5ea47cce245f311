package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.matrix.Results.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/compatibility.md says what {@code -Pmatrix} showed, with the libraries that the build has
 * now. {@code -Dportcullis.golden.update=true} writes the page anew.
 */
class CompatibilityDocTest {
  private static final String START = "<!-- generated: matrix -->\n";
  private static final String END = "\n<!-- end -->";
  private static final Path PAGE = Checkout.root().resolve("docs/compatibility.md");

  /** A library that moved on, or a row that is new, has to be run: {@code mvn verify -Pmatrix}. */
  @Test
  void results_kept_areOfThisMatrixAndTheseVersions() {
    assertEquals(lines(Results.expected()), lines(Results.read()));
  }

  @Test
  void page_ofTheDocs_isThatOfTheResults() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(START) + START.length();
    int end = page.indexOf(END, start);
    String expected = CompatibilityPage.of(Results.read());
    if (Boolean.getBoolean("portcullis.golden.update")) {
      Files.writeString(PAGE, page.substring(0, start) + expected + page.substring(end));
      return;
    }
    assertEquals(expected, page.substring(start, end));
  }

  private static String lines(List<Line> lines) {
    return lines.stream().map(line -> line.anywhere().toString()).collect(Collectors.joining("\n"));
  }
}
