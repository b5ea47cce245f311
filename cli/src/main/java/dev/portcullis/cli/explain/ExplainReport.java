package dev.portcullis.cli.explain;

import dev.portcullis.cli.terminal.Columns;
import dev.portcullis.cli.terminal.Columns.Field;
import dev.portcullis.cli.terminal.Json;
import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.cli.terminal.Style;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.RuleText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The effective policy for people, or as JSON. Immutable. */
record ExplainReport(
    PolicyDocument document, LocalDate date, List<Explained> connections, Optional<Pin> pin) {

  String text(boolean colour) {
    StringBuilder text = new StringBuilder();
    text.append("policy %s, digest %s%n".formatted(document.policy().id(), document.digest()));
    text.append("read from ").append(Plain.words(String.join(", ", document.sources())));
    text.append(", as on ").append(date).append('\n');
    Columns header = new Columns(colour);
    PolicyLines.ofHeader(document)
        .forEach(l -> add(header, l.key(), l.values(), List.of(l.origin())));
    pin.ifPresent(p -> add(header, "[[pin]] " + p.host(), keys(p), List.of(origin(p))));
    text.append(header.text("  "));
    connections.forEach(connection -> text.append('\n').append(text(connection, colour)));
    return text.toString();
  }

  private static String text(Explained connection, boolean colour) {
    Columns remarks = new Columns(colour);
    connection.remarks().forEach((words, origin) -> remarks.add(Plain.words(words), origin));
    Columns columns = new Columns(colour);
    connection.rules().forEach(r -> add(columns, r.key(), r.values(), r.origins()));
    PolicyLines.ofFiles(connection.document(), connection.role())
        .forEach(line -> add(columns, line.key(), line.values(), List.of(line.origin())));
    String mode = ", mode " + connection.effective().mode().word();
    return Style.HEADING.paint(connection.connection() + mode, colour)
        + "\n"
        + remarks.text("  ")
        + columns.text("  ");
  }

  /** A line a value, the origins beside the first ones. */
  private static void add(Columns columns, String key, List<String> values, List<String> origins) {
    for (int i = 0; i < Math.max(1, Math.max(values.size(), origins.size())); i++) {
      columns.add(
          new Field(i == 0 ? key : "", Style.HEADING),
          Field.of(i < values.size() ? Plain.words(values.get(i)) : i == 0 ? "(none)" : ""),
          Field.of(i < origins.size() ? Plain.words(origins.get(i)) : ""));
    }
  }

  private static List<String> keys(Pin pin) {
    List<String> keys = new ArrayList<>(pin.sha256());
    pin.backup().forEach(key -> keys.add(key + " (backup)"));
    keys.add("until " + pin.expires());
    return keys;
  }

  private String origin(Pin pin) {
    return document.origin(Role.CLIENT, "pin." + pin.host());
  }

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("policy", document.policy().id());
    report.put("digest", document.digest());
    report.put("sources", document.sources());
    report.put("date", date.toString());
    List<Map<String, Object>> header = new ArrayList<>();
    PolicyLines.ofHeader(document).forEach(line -> header.add(object(line)));
    pin.ifPresent(p -> header.add(object(new PolicyLines.Line("[[pin]]", keys(p), origin(p)))));
    report.put("header", header);
    report.put("connections", connections.stream().map(ExplainReport::object).toList());
    return Json.text(report);
  }

  private static Map<String, Object> object(Explained connection) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("role", connection.role().word());
    connection.peer().ifPresent(peer -> object.put("peer", peer.toString()));
    object.put("mode", connection.effective().mode().word());
    List<Map<String, Object>> remarks = new ArrayList<>();
    connection
        .remarks()
        .forEach(
            (words, origin) ->
                remarks.add(new LinkedHashMap<>(Map.of("said", words, "origin", origin))));
    object.put("remarks", remarks);
    List<Map<String, Object>> rules = new ArrayList<>();
    connection.rules().forEach(rule -> rules.add(object(rule)));
    PolicyLines.ofFiles(connection.document(), connection.role())
        .forEach(line -> rules.add(object(line)));
    object.put("rules", rules);
    return object;
  }

  private static Map<String, Object> object(RuleText rule) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", rule.key());
    object.put(
        "value",
        switch (rule.form()) {
          case LIST -> rule.values();
          case WORD -> rule.values().get(0);
          case NUMBER -> Long.valueOf(rule.values().get(0));
        });
    object.put("origins", rule.origins());
    return object;
  }

  private static Map<String, Object> object(PolicyLines.Line line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", line.key());
    object.put("value", line.values());
    object.put("origins", List.of(line.origin()));
    return object;
  }
}
