package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/recipes.md says. */
final class RecipePage {

  /** The variable by which an environment gives a JVM options. */
  static final String VARIABLE = "JAVA_TOOL_OPTIONS";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern TOOL_OPTIONS = Pattern.compile(VARIABLE + "=(\\S+)");

  private RecipePage() {}

  /** The section under a heading. */
  static String section(String heading) {
    String page = page();
    int start = page.indexOf("\n" + heading + "\n");
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  /** The first block of this language with this text in it. */
  static String block(String language, String having) {
    return BLOCK
        .matcher(page())
        .results()
        .filter(block -> block.group(1).equals(language) && block.group(2).contains(having))
        .findFirst()
        .orElseThrow()
        .group(2);
  }

  /** The first line of a section that starts a JVM. */
  static String commandLine(String heading) {
    return section(heading).lines().filter(l -> l.startsWith("java ")).findFirst().orElseThrow();
  }

  /** What a text sets {@link #VARIABLE} to. */
  static String variable(String text) {
    Matcher matcher = TOOL_OPTIONS.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + VARIABLE + " in " + text);
    }
    return matcher.group(1);
  }

  private static String page() {
    try {
      return Files.readString(Checkout.root().resolve("docs/recipes.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
