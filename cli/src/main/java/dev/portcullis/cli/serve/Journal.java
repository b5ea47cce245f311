package dev.portcullis.cli.serve;

import dev.portcullis.cli.serve.Served.Outcome;
import dev.portcullis.cli.terminal.NegotiatedText;
import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.cli.terminal.Style;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.PeerCertificate;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what becomes of clients, one by one. Thread-safe. */
final class Journal {
  private final PrintWriter out;
  private final boolean json;
  private final boolean colour;

  Journal(PrintWriter out, boolean json, boolean colour) {
    this.out = out;
    this.json = json;
    this.colour = colour;
  }

  /** The first line: where clients may come. */
  void listening(String address, PolicyDocument policy) {
    String id = policy.policy().id();
    String digest = policy.digest();
    print(
        json
            ? object(
                Map.of("listening", Plain.json(address)),
                Map.of("policy", Plain.json(id)),
                Map.of("digest", Plain.json(digest)))
            : "listening on "
                + address
                + " under policy "
                + id
                + " (sha256 "
                + digest.substring(0, 16)
                + "); end with Ctrl-C");
  }

  /** One client. */
  void served(Served served) {
    print(json ? json(served) : text(served));
  }

  /** A violation of a rule that is only reported. */
  void reported(String text) {
    print(
        json
            ? object(Map.of("reported", Plain.json(text)))
            : text.lines().map(Plain::line).collect(Collectors.joining("\n    ")));
  }

  private synchronized void print(String text) {
    out.println(text);
    out.flush();
  }

  private String text(Served served) {
    boolean good = served.outcome() == Outcome.ACCEPTED;
    String line =
        String.format(
            Locale.ROOT,
            "%-22s %s  %s",
            served.peer(),
            (good ? Style.GOOD : Style.BAD)
                .paint(String.format(Locale.ROOT, "%-8s", served.outcome().word()), colour),
            served.facts().map(Journal::agreed).orElse(""));
    return line.stripTrailing()
        + detail("certificate", served.certificate().map(Journal::subject).orElse(""))
        + detail("request", Plain.line(served.request()))
        + served
            .explanation()
            .lines()
            .map(said -> "\n    " + Plain.line(said))
            .collect(Collectors.joining());
  }

  private static String detail(String name, String value) {
    return value.isEmpty() ? "" : String.format(Locale.ROOT, "%n    %-12s%s", name, value);
  }

  private static String agreed(HandshakeFacts facts) {
    return String.format(
        Locale.ROOT,
        "%-7s  %s  %s",
        facts.protocol(),
        Plain.line(facts.cipherSuite()),
        Plain.line(facts.group().toString()));
  }

  private static String subject(PeerCertificate certificate) {
    return certificate.subject().stream()
        .flatMap(rdn -> rdn.stream())
        .map(attribute -> Plain.line(attribute.type() + "=" + attribute.value()))
        .collect(Collectors.joining(", "));
  }

  private static String json(Served served) {
    return object(
        Map.of("peer", Plain.json(served.peer())),
        Map.of("verdict", Plain.json(served.outcome().word())),
        Map.of("explanation", Plain.json(served.explanation())),
        Map.of("negotiated", served.facts().map(NegotiatedText::json).orElse("null")),
        Map.of("certificate", served.certificate().map(PeerCertificate::toJson).orElse("null")),
        Map.of("request", Plain.json(served.request())));
  }

  @SafeVarargs
  private static String object(Map<String, String>... members) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map<String, String> member : members) {
      all.putAll(member);
    }
    return all.entrySet().stream()
        .map(member -> Plain.json(member.getKey()) + ": " + member.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
