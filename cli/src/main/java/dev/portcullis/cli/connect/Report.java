package dev.portcullis.cli.connect;

import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.cli.terminal.Style;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.PeerCertificate;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A visit as text for people or JSON for programs. Immutable. */
record Report(Address address, String serverName, PolicyDocument document, Visit visit) {
  /** Above what was presented to a connection that the policy did not judge. */
  static final String UNCHECKED =
      "What the peer presents, asked again without the policy; it was NOT accepted:";

  /** Titled paragraphs: verdict, agreed parameters, certificates, response. */
  String text(boolean colour) {
    StringBuilder text = new StringBuilder();
    boolean accepted = visit.verdict() == Verdict.ACCEPTED;
    Style style = accepted ? Style.GOOD : Style.BAD;
    text.append(style.paint(visit.verdict().word() + ": " + address, colour)).append('\n');
    text.append(indented(visit.explanation().lines().map(Plain::line).toList()));
    visit.facts().ifPresent(facts -> text.append(negotiated(facts, colour)));
    text.append(certificates(accepted, colour));
    if (!visit.response().isEmpty()) {
      text.append(heading("Response", colour));
      text.append(indented(visit.response().stream().map(Plain::line).toList()));
    }
    return text.toString();
  }

  private static String negotiated(HandshakeFacts facts, boolean colour) {
    List<String> lines =
        agreed(facts).entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%-24s%s", e.getKey(), Plain.line(e.getValue())))
            .toList();
    return heading("Negotiated", colour) + indented(lines);
  }

  /** By the names that JSON has too. */
  private static Map<String, String> agreed(HandshakeFacts facts) {
    Map<String, String> agreed = new LinkedHashMap<>();
    agreed.put("protocol", facts.protocol());
    agreed.put("cipherSuite", facts.cipherSuite());
    agreed.put("group", facts.group().toString());
    agreed.put("signatureScheme", facts.signatureScheme().toString());
    agreed.put("extendedMasterSecret", facts.extendedMasterSecret().toString());
    agreed.put("secureRenegotiation", facts.secureRenegotiation().toString());
    agreed.put("encryptThenMac", facts.encryptThenMac().toString());
    agreed.put("applicationProtocol", facts.applicationProtocol().toString());
    agreed.put("serverName", facts.serverName().toString());
    agreed.put("resumed", facts.resumed().toString());
    return agreed;
  }

  private String certificates(boolean accepted, boolean colour) {
    List<X509Certificate> chain = visit.chain();
    StringBuilder text = new StringBuilder();
    if (!accepted && !chain.isEmpty()) {
      text.append('\n').append(Style.BAD.paint(UNCHECKED, colour)).append('\n');
    }
    for (int i = 0; i < chain.size(); i++) {
      text.append(heading("Certificate " + (i + 1) + " of " + chain.size(), colour));
      text.append(indented(shown(chain.get(i)).lines().toList()));
    }
    return text.toString();
  }

  private static String shown(X509Certificate certificate) {
    try {
      return PeerCertificate.of(certificate).toString();
    } catch (IllegalArgumentException e) {
      return "cannot be shown: " + Plain.line(String.valueOf(e.getMessage()));
    }
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
    members.put("negotiated", visit.facts().map(Report::json).orElse("null"));
    members.put("checked", Boolean.toString(visit.verdict() == Verdict.ACCEPTED));
    members.put(
        "chain",
        visit.chain().stream().map(Report::json).collect(Collectors.joining(", ", "[", "]")));
    members.put("response", Plain.json(visit.response()));
    return members.entrySet().stream()
        .map(member -> "  " + Plain.json(member.getKey()) + ": " + member.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String json(HandshakeFacts facts) {
    return agreed(facts).entrySet().stream()
        .map(member -> Plain.json(member.getKey()) + ": " + Plain.json(member.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String json(X509Certificate certificate) {
    try {
      return PeerCertificate.of(certificate).toJson();
    } catch (IllegalArgumentException e) {
      return "{\"problem\": " + Plain.json(String.valueOf(e.getMessage())) + "}";
    }
  }
}
