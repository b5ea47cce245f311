package dev.portcullis.policy.profile;

import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicyReader;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The built-in profiles, and user policies that extend them.
 *
 * <p>A dated profile never changes once released; an undated name is an alias that moves to the
 * newest date. Thread-safe; a profile is read when first asked for.
 */
public final class Profiles {
  /** The profile that applies where nobody chose one. */
  public static final String DEFAULT = "intermediate@2026-11";

  private static final List<String> DATED =
      List.of("modern@2026-11", "intermediate@2026-11", "legacy@2026-11", "compatible@2026-11");

  private static final Map<String, String> ALIASES =
      Map.of(
          "modern", "modern@2026-11",
          "intermediate", "intermediate@2026-11",
          "legacy", "legacy@2026-11",
          "compatible", "compatible@2026-11");

  private static final Map<String, PolicyDocument> READ = new ConcurrentHashMap<>();

  private Profiles() {}

  /** Every name: the dated ones, strictest first, then the aliases in the same order. */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(DATED);
    DATED.forEach(dated -> names.add(dated.substring(0, dated.indexOf('@'))));
    return Collections.unmodifiableSet(names);
  }

  /** Whether this is a dated name or an alias. */
  public static boolean isName(String name) {
    return DATED.contains(name) || ALIASES.containsKey(name);
  }

  /**
   * A profile by dated name or alias. Its policy's id is the dated name.
   *
   * @throws IllegalArgumentException if there is no such profile
   */
  public static PolicyDocument named(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' is no profile; the profiles are " + String.join(", ", names()));
    }
    String dated = ALIASES.getOrDefault(name, name);
    PolicyDocument known = READ.get(dated);
    if (known == null) {
      PolicyDocument made = dated.equals(DEFAULT) ? defaultProfile() : resource(dated);
      known = Objects.requireNonNullElse(READ.putIfAbsent(dated, made), made);
    }
    return known;
  }

  /**
   * Reads a policy text and resolves {@code extends}, which only names profiles here.
   *
   * @param source what problems and origins call the text
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument read(String text, String source) throws PolicySyntaxException {
    return read(text, source, today());
  }

  /**
   * The same as on a day: what ends, and how long an exception may last, depends on it.
   *
   * @param today in UTC
   */
  public static PolicyDocument read(String text, String source, LocalDate today)
      throws PolicySyntaxException {
    return PolicyReader.read(text, source, Parents.ofText(today), today);
  }

  /**
   * Reads a policy file and resolves {@code extends}: a profile, or a file beside this one.
   *
   * @throws PolicySyntaxException with every problem of the file
   * @throws IOException if the file is missing, too large or unreadable; the message names the file
   */
  public static PolicyDocument load(Path file) throws PolicySyntaxException, IOException {
    return load(file, today());
  }

  /**
   * The same as on a day.
   *
   * @param today in UTC
   */
  public static PolicyDocument load(Path file, LocalDate today)
      throws PolicySyntaxException, IOException {
    return Parents.read(file, today);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static PolicyDocument defaultProfile() {
    return PolicyDocument.frozen(
        DefaultProfile.value(),
        DefaultProfile.DIGEST,
        new Supplier<>() {
          @Override
          public PolicyDocument get() {
            return resource(DEFAULT);
          }
        });
  }

  /** Reads the text of a dated profile. */
  static PolicyDocument resource(String name) {
    String file = name + ".policy";
    try (InputStream resource = Profiles.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " is missing from the policy jar: incomplete jar");
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return PolicyReader.readCanonical(text, name);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " in the policy jar cannot be read", e);
    } catch (PolicySyntaxException e) {
      throw new IllegalStateException("built-in profile is broken: " + e.getMessage(), e);
    }
  }
}
