package dev.portcullis.conformance.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Bouncy Castle's classes for Java 9 that the drop-in jar leaves out: each must say the same as the
 * one for Java 8 that is used in its stead. Members declared and members used are compared, as
 * {@code javap} prints them; how texts are put together may differ.
 */
class LeftOutVersionsTest {

  private static final String VERSION = "META-INF/versions/9/";
  private static final Pattern USED =
      Pattern.compile("// (?:Method|InterfaceMethod|Field|class) (.*)");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?=\\S.* \\{$)");
  private static final Pattern DECLARED = Pattern.compile("  \\S.*;");
  private static final Pattern TEXT =
      Pattern.compile(".*(java/lang/StringBuilder|java/lang/String\\.valueOf:).*");

  @Test
  void classesLeftOut_sayTheSameAsThoseInTheirStead() throws IOException {
    Path library = Checkout.library("bctls").get(0);
    List<String> leftOut = leftOut(library);
    assertNotEquals(List.of(), leftOut);
    Map<String, String> inTheirStead = said(library, "", leftOut);
    Map<String, String> said = said(library, VERSION, leftOut);
    TreeSet<String> others = new TreeSet<>(said.keySet());
    others.addAll(inTheirStead.keySet());
    others.removeIf(name -> Objects.equals(said.get(name), inTheirStead.get(name)));
    assertEquals(
        Set.of(), others, "say something else for Java 9: narrow the filter in cli/pom.xml");
  }

  /** Names of the classes without {@code .class}. */
  private static List<String> leftOut(Path library) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile whole = new JarFile(library.toFile());
        JarFile ours = new JarFile(Checkout.jar().orElseThrow().toFile())) {
      for (JarEntry entry : whole.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(VERSION + "org/") && name.endsWith(".class")) {
          String shaded = "dev/portcullis/shaded/" + name.substring(VERSION.length());
          if (ours.getEntry(shaded) != null && ours.getEntry(VERSION + shaded) == null) {
            names.add(name.substring(VERSION.length(), name.length() - ".class".length()));
          }
        }
      }
    }
    return names;
  }

  /** What each class declares, and how often it uses what, both sorted. */
  private static Map<String, String> said(Path library, String version, List<String> names) {
    List<String> arguments = new ArrayList<>(List.of("-p", "-c", "-constants"));
    for (String name : names) {
      arguments.add("jar:" + library.toUri() + "!/" + version + name + ".class");
    }
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    int exit =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(out, out, arguments.toArray(new String[0]));
    assertEquals(0, exit, printed::toString);
    Map<String, String> said = new TreeMap<>();
    for (String text : CLASS.split(printed.toString(), -1)) {
      said.put(text.lines().findFirst().orElse(""), members(text));
    }
    assertTrue(said.size() >= names.size(), "each class is told apart");
    return said;
  }

  private static String members(String text) {
    Map<String, Integer> used = new TreeMap<>();
    TreeSet<String> declared = new TreeSet<>();
    for (String line : text.split("\n", -1)) {
      Matcher use = USED.matcher(line);
      if (use.find()) {
        if (!TEXT.matcher(use.group(1)).matches()) {
          used.merge(use.group(), 1, Integer::sum);
        }
      } else if (DECLARED.matcher(line).matches()) {
        declared.add(line.strip());
      }
    }
    return declared + " " + used;
  }
}
