package dev.portcullis.policy.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Policy text to policy value; docs/policy-language.md is the grammar.
 *
 * <p>Strict: an unknown key or name, a wrong type, an empty list, a duplicate and a contradiction
 * are all errors, and one exception tells all of them. Finding files and profiles is not done here.
 * Thread-safe.
 */
public final class PolicyReader {
  private static final String START =
      "the policy is empty; write\n"
          + "    format = 1\n"
          + "    id = \"my-policy\"\n"
          + "    extends = \"intermediate@2026-11\"";

  /** Beyond this many characters, the TOML library takes longer than anybody waits. */
  private static final int LIBRARY_LIMIT = 262_144;

  private PolicyReader() {}

  /**
   * Reads TOML.
   *
   * @param source what problems and origins call the text
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument read(String text, String source, ParentProfiles parents)
      throws PolicySyntaxException {
    return read(text, source, parents, LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * Reads TOML as on a day: what ends, and how long an exception may last, depends on it.
   *
   * @param source what problems and origins call the text
   * @param today in UTC
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument read(
      String text, String source, ParentProfiles parents, LocalDate today)
      throws PolicySyntaxException {
    Problems problems = new Problems(source);
    PlainToml.Outcome plain = PlainToml.read(text);
    if (plain.tables().isEmpty() && text.length() > LIBRARY_LIMIT) {
      problems.add(
          new Place(plain.stoppedAt(), 1),
          "a text this long must be plain TOML, and this line is not, or says something twice;"
              + " write one key and one value a line, as the canonical form does");
      problems.throwIfAny();
    }
    TextTables tables = plain.tables().orElseGet(() -> TomlSettings.read(text, problems));
    return read(source, tables, parents, today, problems);
  }

  /**
   * Reads a complete policy in the shape of {@link CanonicalForm}, comment lines allowed, without
   * loading a TOML library. {@link #read(String, String, ParentProfiles)} gives the same.
   *
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument readCanonical(String text, String source)
      throws PolicySyntaxException {
    Problems problems = new Problems(source);
    PlainToml.Outcome plain = PlainToml.read(text);
    if (plain.tables().isEmpty()) {
      problems.add(
          new Place(plain.stoppedAt(), 1),
          "this line is no plain TOML, or says something twice; write it as the canonical form"
              + " does");
    }
    TextTables nothing = new TextTables(List.of(), Map.of());
    return read(
        source,
        plain.tables().orElse(nothing),
        ParentProfiles.NONE,
        LocalDate.now(ZoneOffset.UTC),
        problems);
  }

  private static PolicyDocument read(
      String source, TextTables tables, ParentProfiles parents, LocalDate today, Problems problems)
      throws PolicySyntaxException {
    if (tables.isEmpty() && problems.isEmpty()) {
      problems.add(Place.START, START);
    }
    boolean wellFormed = problems.isEmpty();
    return new PolicyReading(source, tables, parents, today, problems).document(wellFormed);
  }
}
