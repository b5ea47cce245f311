package dev.portcullis.cli.ciphers;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.TlsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The suites as a table for people or JSON for programs. Immutable. */
record SuiteReport(List<SuiteRow> rows, TlsPolicy policy) {

  /** One line per suite below a heading. */
  String text(boolean verbose) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        fields(verbose, "OPENSSL", "IANA", "POLICY", "DELEGATE", "CODE", "SINCE", "KX", "AU"));
    for (SuiteRow row : rows) {
      CipherSuite suite = row.suite();
      lines.add(
          fields(
              verbose,
              row.openSslName(),
              suite.name(),
              row.policy(),
              row.delegate(),
              code(suite),
              suite.minimumVersion().jsseName(),
              suite.keyExchange().name(),
              suite.authentication().name()));
    }
    return "policy %s, delegate %s%n".formatted(policy.id(), policy.delegate().word())
        + aligned(lines);
  }

  private static List<String> fields(boolean all, String... fields) {
    return List.of(fields).subList(0, all ? fields.length : 4);
  }

  private static String aligned(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
        String field = line.get(i);
        padded.append(field).append(" ".repeat(width - field.length() + 2));
      }
      text.append(padded.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** RFC 8259: one object, one line per suite; every text is of a closed, plain vocabulary. */
  String json() {
    String suites = rows.stream().map(SuiteReport::object).collect(Collectors.joining(",\n"));
    return "{\n  \"policy\": \"%s\",\n  \"delegate\": \"%s\",\n  \"suites\": [\n%s\n  ]\n}\n"
        .formatted(policy.id(), policy.delegate().word(), suites);
  }

  private static String object(SuiteRow row) {
    return "    {\"openssl\": \"%s\", \"iana\": \"%s\", \"code\": \"%s\", \"policy\": \"%s\", \"delegate\": %s}"
        .formatted(
            row.openSslName(),
            row.suite().name(),
            code(row.suite()),
            row.policy(),
            row.implemented());
  }

  private static String code(CipherSuite suite) {
    return String.format(Locale.ROOT, "0x%04X", suite.code());
  }
}
