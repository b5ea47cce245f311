package dev.portcullis.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** The part of docs/benchmarks.md that the tool writes. Pure. */
final class Page {

  static final String BEGIN = "<!-- figures: written by bin/portcullis bench -->";
  static final String END = "<!-- end of figures -->";

  /** A row of ratios and what the page calls it. */
  record Row(String key, String title) {}

  static final List<Row> RATIOS =
      List.of(
          new Row("handshake-ecdsa", "Full handshake, ECDSA P-256, x25519"),
          new Row("handshake-rsa", "Full handshake, RSA-2048, x25519"),
          new Row("handshake-hybrid", "Full handshake, X25519MLKEM768 (SunJSSE: x25519)"),
          new Row("resumed-tls12", "TLS 1.2 resumed"),
          new Row("records-16k-heap", "16 KiB records, heap"),
          new Row("records-16k-direct", "16 KiB records, direct"),
          new Row("records-512", "512-octet records, heap"),
          new Row("sockets-connection", "Socket: connect, handshake, close (client's thread)"),
          new Row("sockets-16k", "Socket: 16 KiB each way (client's thread)"));

  private static final String NOT_MEASURED = "not measured";
  private static final List<Integer> HOSTS = List.of(10, 100, 1_000, 10_000, 100_000);

  private final Figures figures;

  Page(Figures figures) {
    this.figures = figures;
  }

  /** The page with the figures in place of the old ones. */
  static String replaced(String page, String block) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("docs/benchmarks.md has lost its markers");
    }
    return page.substring(0, begin + BEGIN.length()) + "\n" + block + page.substring(end);
  }

  String block() {
    List<String> lines = new ArrayList<>();
    targets(lines);
    figures.javas().forEach(java -> ratios(lines, java));
    figures.javas().forEach(java -> growth(lines, java));
    openssl(lines);
    return String.join("\n", lines) + "\n";
  }

  private void targets(List<String> lines) {
    lines.add("\n### Targets\n");
    lines.add("| | target |" + perJava(java -> " JDK " + java + " |"));
    lines.add("|---|---|" + perJava(java -> "---|"));
    for (Target target : Target.ALL) {
      lines.add(
          "| %s | %s %s %s |"
                  .formatted(
                      target.title(), target.sense().sign(), number(target.bound()), target.unit())
              + perJava(java -> " " + verdict(target, java) + " |"));
    }
    lines.add(
        "| 10,000 idle connections: heap per end over the delegate's | ≤ 2048 B |"
            + perJava(java -> " " + idle(java) + " |"));
    lines.add(
        "| 16 KiB records against Bouncy Castle's own crypto | ≥ 20 |"
            + perJava(java -> " " + againstStock(java) + " |"));
  }

  private String verdict(Target target, String java) {
    OptionalDouble value = figures.value(java, target.row(), target.subject());
    return value.isEmpty() ? NOT_MEASURED : marked(value.getAsDouble(), target);
  }

  private static String marked(double value, Target target) {
    String text = (number(value) + " " + target.unit()).strip();
    return target.isMet(value) ? text : "**" + text + "** missed";
  }

  private String idle(String java) {
    OptionalDouble ours = figures.value(java, "idle", "PORTCULLIS");
    OptionalDouble bare = figures.value(java, "idle", "DELEGATE");
    if (ours.isEmpty() || bare.isEmpty()) {
      return NOT_MEASURED;
    }
    double more = ours.getAsDouble() - bare.getAsDouble();
    return more <= 2048 ? number(more) + " B" : "**" + number(more) + " B** missed";
  }

  private String againstStock(String java) {
    OptionalDouble ours = figures.value(java, "records-16k-heap", "PORTCULLIS");
    OptionalDouble stock = figures.value(java, "records-16k-heap", "BC");
    if (ours.isEmpty() || stock.isEmpty()) {
      return NOT_MEASURED;
    }
    double times = ours.getAsDouble() / stock.getAsDouble();
    return times >= 20 ? number(times) : "**" + number(times) + "** missed";
  }

  private void ratios(List<String> lines, String java) {
    lines.add("\n### Speed against bare SunJSSE on JDK " + java + ", higher is faster\n");
    StringBuilder head = new StringBuilder("| |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Subject subject : Subject.values()) {
      head.append(' ').append(subject.title()).append(" |");
      rule.append("---|");
    }
    lines.add(head.toString());
    lines.add(rule.toString());
    RATIOS.forEach(row -> lines.add(ratioLine(java, row.key(), row.title())));
    for (int chain : new int[] {1, 2, 4, 8}) {
      lines.add(ratioLine(java, "chain-" + chain, "Full handshake, chain of " + chain));
    }
    lines.add(ratioLine(java, "cold", "Cold start: CPU of the process (lower is better)"));
    lines.add(ratioLine(java, "cold-cds", "the same with a class archive (lower is better)"));
  }

  private String ratioLine(String java, String row, String title) {
    StringBuilder line = new StringBuilder("| " + title + " |");
    for (Subject subject : Subject.values()) {
      Optional<Figure> figure = figures.of(java, row, subject.name());
      line.append(figure.map(it -> " " + cell(it) + " |").orElse(" |"));
    }
    return line.toString();
  }

  private static String cell(Figure figure) {
    String detail = figure.detail();
    int bracket = detail.indexOf(" [");
    return number(figure.value())
        + " ("
        + (bracket < 0 ? detail : detail.substring(0, bracket))
        + ")";
  }

  private void growth(List<String> lines, String java) {
    lines.add("\n### How cost grows on JDK " + java + "\n");
    lines.add("| host rules |" + perHosts(hosts -> " " + hosts + " |"));
    lines.add("|---|" + perHosts(hosts -> "---|"));
    lines.add("| a decision, µs |" + perHosts(hosts -> policy(java, "decision", hosts)));
    lines.add("| reading the file, ms |" + perHosts(hosts -> policy(java, "reading", hosts)));
    lines.add("\n| handshakes under way, two threads | 1 | 8 | 64 | 512 |");
    lines.add("|---|---|---|---|---|");
    for (Subject subject : List.of(Subject.SUN, Subject.PORTCULLIS, Subject.PORTCULLIS_SUN)) {
      StringBuilder line = new StringBuilder("| " + subject.title() + ", per second |");
      for (int underWay : new int[] {1, 8, 64, 512}) {
        OptionalDouble rate = figures.value(java, "concurrent-" + underWay, subject.name());
        line.append(' ').append(numberOf(rate)).append(" |");
      }
      lines.add(line.toString());
    }
  }

  private String policy(String java, String what, int hosts) {
    return " " + numberOf(figures.value(java, "policy-" + what + "-" + hosts, "policy")) + " |";
  }

  private void openssl(List<String> lines) {
    lines.add("\n### The outside reference: `openssl speed`\n");
    figures.all().stream()
        .filter(figure -> figure.subject().equals("OPENSSL"))
        .forEach(
            figure ->
                lines.add(
                    "- " + figure.row() + ": " + number(figure.value()) + " " + figure.detail()));
  }

  private String perJava(UnaryOperator<String> cell) {
    return String.join("", figures.javas().stream().map(cell).toList());
  }

  private static String perHosts(IntFunction<String> cell) {
    return String.join("", HOSTS.stream().map(cell::apply).toList());
  }

  private static String numberOf(OptionalDouble value) {
    return value.isEmpty() ? NOT_MEASURED : number(value.getAsDouble());
  }

  static String number(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }
}
