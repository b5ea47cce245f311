package dev.portcullis.cli.doctor;

import dev.portcullis.cli.doctor.Check.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The checks as text for people or JSON for programs. Immutable. */
record Report(List<Check> checks) {
  private static final int INDENT = 9;

  boolean sound() {
    return checks.stream().noneMatch(check -> check.status() == Status.FINDING);
  }

  /** One line per check, its mend below; more lines only where a message has them. */
  String text() {
    return checks.stream().map(Report::lines).collect(Collectors.joining());
  }

  private static String lines(Check check) {
    String mend = check.mend().isEmpty() ? "" : "\nmend: " + check.mend();
    String body = (check.message() + mend).replace("\n", "\n" + " ".repeat(INDENT));
    return String.format(Locale.ROOT, "%-" + INDENT + "s", check.status().word()) + body + "\n";
  }

  /** RFC 8259: one object, one line per check. */
  String json() {
    String lines = checks.stream().map(Report::object).collect(Collectors.joining(",\n"));
    return "{\n  \"sound\": %s,\n  \"checks\": [\n%s\n  ]\n}\n".formatted(sound(), lines);
  }

  private static String object(Check check) {
    String mend = check.mend().isEmpty() ? "" : ", " + member("mend", check.mend());
    return "    {"
        + String.join(
            ", ",
            member("id", check.id()),
            member("status", check.status().word()),
            member("message", check.message()))
        + mend
        + "}";
  }

  private static String member(String name, String value) {
    String escaped =
        value.chars().mapToObj(Report::escaped).collect(Collectors.joining("", "\"", "\""));
    return "\"" + name + "\": " + escaped;
  }

  /** RFC 8259, Section 7; what is not ASCII is escaped too. */
  private static String escaped(int unit) {
    if (unit == '"' || unit == '\\') {
      return "\\" + (char) unit;
    }
    boolean plain = unit >= ' ' && unit < 0x7f;
    return plain ? String.valueOf((char) unit) : String.format(Locale.ROOT, "\\u%04x", unit);
  }
}
