package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/differences.md and the *DifferencesTest classes name each other completely. */
class DifferencesDocTest {
  private static final String FAMILY = "DifferencesTest.class";

  @Test
  void rows_andTests_nameEachOther() throws Exception {
    Set<String> documented = new TreeSet<>();
    DocumentedRow.all().forEach(row -> documented.add(row.test()));
    assertEquals(
        String.join("\n", new TreeSet<>(tests())), String.join("\n", documented), "tests, rows");
  }

  @Test
  void testNames_ofTheFamily_areUnique() throws Exception {
    assertEquals(List.of(), repeated(tests()));
  }

  @Test
  void rows_nameEachTestOnce() {
    assertEquals(
        List.of(), repeated(DocumentedRow.all().stream().map(DocumentedRow::test).toList()));
  }

  @Test
  void everyTableRow_namesATest() {
    assertEquals(List.of(), DocumentedRow.withoutTest());
  }

  @Test
  void rows_haveNoEmptyCell() {
    for (DocumentedRow row : DocumentedRow.all()) {
      assertFalse(row.behaviour().isEmpty() || row.cells().contains(""), row.toString());
    }
  }

  private static List<String> repeated(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(name -> !seen.add(name)).toList();
  }

  /** The test methods of all classes of the family, found where this class lies. */
  private static List<String> tests() throws Exception {
    List<String> names = new ArrayList<>();
    for (String type : family()) {
      for (Method method :
          Class.forName(DifferencesDocTest.class.getPackageName() + "." + type)
              .getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          assertEquals(
              List.of(org.junit.jupiter.api.TestInfo.class),
              Arrays.asList(method.getParameterTypes()),
              type + "." + method.getName() + " reads its row");
          names.add(method.getName());
        }
      }
    }
    return names;
  }

  private static List<String> family() throws IOException, URISyntaxException {
    Path classes =
        Path.of(DifferencesDocTest.class.getResource("DifferencesDocTest.class").toURI())
            .getParent();
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(FAMILY))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .collect(Collectors.toList());
    }
  }
}
