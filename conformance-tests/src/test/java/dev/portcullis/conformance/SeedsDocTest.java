package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/seeds.md, the tags of the tests and what both speak of are in step. */
class SeedsDocTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d\\d) \\| (.+?) \\| (.+?) \\| (.+?) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)(?:#([a-z-]+))?\\)");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"seed-(\\d\\d)\"\\)");

  @Test
  void rows_areOneForEachNumber() throws IOException {
    assertEquals(numbers(), rows().stream().map(row -> row.group(1)).toList());
  }

  @Test
  void tests_ofEachRow_areThoseWithItsTag() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (MatchResult row : rows()) {
      documented.put(row.group(1), new TreeSet<>(code(row.group(4))));
    }
    assertEquals(documented, tagged());
  }

  /** Things that a row names stand in another page or in the code that is shipped. */
  @Test
  void things_ofEachRow_exist() throws IOException {
    String all = shipped();
    for (MatchResult row : rows()) {
      for (String thing : code(row.group(3))) {
        String name = thing.replace("()", "").replaceFirst("^portcullis ", "");
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean key = name.contains("-") && !name.startsWith("-");
        assertTrue(all.contains(key ? name : last), row.group(1) + ": " + thing);
      }
    }
  }

  @Test
  void links_leadToPagesAndHeadings() throws IOException {
    List<MatchResult> links = LINK.matcher(page()).results().toList();
    assertTrue(links.size() > 5, "the page has links");
    for (MatchResult link : links) {
      Path target = Checkout.root().resolve("docs").resolve(link.group(1));
      assertTrue(Files.exists(target), link.group());
      assertTrue(link.group(2) == null || anchors(target).contains(link.group(2)), link.group());
    }
  }

  private static List<String> numbers() {
    return IntStream.rangeClosed(1, 18)
        .mapToObj(number -> String.format(Locale.ROOT, "%02d", number))
        .toList();
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(page()).results().toList();
  }

  private static String page() throws IOException {
    return Files.readString(Checkout.root().resolve("docs").resolve("seeds.md"));
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  private static Set<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** Test classes by the number of their tags. */
  private static Map<String, Set<String>> tagged() throws IOException {
    Map<String, Set<String>> tagged = new TreeMap<>();
    for (Path file : javaFiles("src/test/java")) {
      String name = file.getFileName().toString().replace(".java", "");
      TAG.matcher(Files.readString(file))
          .results()
          .forEach(tag -> tagged.computeIfAbsent(tag.group(1), key -> new TreeSet<>()).add(name));
    }
    return tagged;
  }

  private static String shipped() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : javaFiles("src/main/java")) {
      all.append(read(file));
    }
    try (Stream<Path> pages = Files.list(Checkout.root().resolve("docs"))) {
      pages
          .filter(page -> !page.endsWith("seeds.md") && page.toString().endsWith(".md"))
          .forEach(page -> all.append(read(page)));
    }
    return all.toString();
  }

  private static List<Path> javaFiles(String tree) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("policy", "provider", "cli", "conformance-tests")) {
      Path directory = Checkout.root().resolve(module).resolve(tree);
      if (Files.isDirectory(directory)) {
        try (Stream<Path> found = Files.walk(directory)) {
          found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
