package dev.portcullis.cli.connect;

import dev.portcullis.cli.terminal.NegotiatedText;
import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.cli.terminal.Style;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A visit as text for people or JSON for programs. Immutable.
 *
 * @param reports violations of rules that are only reported
 */
record Report(
    Address address,
    String serverName,
    PolicyDocument document,
    Visit visit,
    List<String> reports) {
  /** Above what was presented to a connection that the policy did not judge. */
  static final String UNCHECKED =
      "What the peer presents, asked again without the policy; it was NOT accepted:";

  Report {
    reports = List.copyOf(reports);
  }

  /** Titled paragraphs: verdict, agreed parameters, certificates, response. */
  String text(boolean colour) {
    StringBuilder text = new StringBuilder();
    Style style = visit.verdict() == Verdict.ACCEPTED ? Style.GOOD : Style.BAD;
    text.append(style.paint(visit.verdict().word() + ": " + address, colour)).append('\n');
    text.append(indented(visit.explanation().lines().map(Plain::line).toList()));
    for (String report : reports) {
      text.append(heading("Reported only", colour));
      text.append(indented(report.lines().map(Plain::line).toList()));
    }
    visit.facts().ifPresent(facts -> text.append(negotiated(facts, colour)));
    text.append(certificates(colour));
    text.append(response(colour));
    return text.toString();
  }

  private static String negotiated(HandshakeFacts facts, boolean colour) {
    List<String> lines =
        NegotiatedText.forPeople(facts).entrySet().stream()
            .map(e -> String.format("%-24s%s", e.getKey(), Plain.line(e.getValue())))
            .toList();
    return heading("Negotiated", colour) + indented(lines);
  }

  private String certificates(boolean colour) {
    List<X509Certificate> chain = visit.chain();
    StringBuilder text = new StringBuilder();
    if (!visit.isChecked() && !chain.isEmpty()) {
      text.append('\n').append(Style.BAD.paint(UNCHECKED, colour)).append('\n');
    }
    for (int i = 0; i < chain.size(); i++) {
      text.append(heading("Certificate " + (i + 1) + " of " + chain.size(), colour));
      text.append(indented(new CertificateText(chain.get(i)).text().lines().toList()));
    }
    return text.toString();
  }

  private String response(boolean colour) {
    List<String> lines = visit.response().lines().stream().map(Plain::line).toList();
    String problem = visit.response().problem();
    if (!problem.isEmpty()) {
      return heading("Response", colour) + indented(List.of(Plain.line(problem)));
    }
    return lines.isEmpty() ? "" : heading("Response", colour) + indented(lines);
  }

  private static String heading(String text, boolean colour) {
    return "\n" + Style.HEADING.paint(text, colour) + "\n";
  }

  private static String indented(List<String> lines) {
    return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  /** One JSON object; docs/connect.md has its members. */
  String json() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("host", Plain.json(address.host()));
    members.put("port", Integer.toString(address.port()));
    members.put("serverName", Plain.json(serverName));
    members.put("policy", Plain.json(document.policy().id()));
    members.put("digest", Plain.json(document.digest()));
    members.put("verdict", Plain.json(visit.verdict().word()));
    members.put("explanation", Plain.json(visit.explanation()));
    members.put("reported", Plain.json(reports));
    members.put("negotiated", visit.facts().map(NegotiatedText::json).orElse("null"));
    members.put("checked", Boolean.toString(visit.isChecked()));
    members.put(
        "chain",
        visit.chain().stream()
            .map(certificate -> new CertificateText(certificate).json())
            .collect(Collectors.joining(", ", "[", "]")));
    members.put("response", Plain.json(visit.response().lines()));
    members.put("responseProblem", Plain.json(visit.response().problem()));
    return members.entrySet().stream()
        .map(member -> "  " + Plain.json(member.getKey()) + ": " + member.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }
}
