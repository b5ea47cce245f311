package dev.portcullis.cli.check;

import dev.portcullis.cli.terminal.Columns;
import dev.portcullis.cli.terminal.Columns.Field;
import dev.portcullis.cli.terminal.Json;
import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.cli.terminal.Style;
import dev.portcullis.policy.review.Remark;
import dev.portcullis.policy.review.Topic.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The remarks for people, or as JSON. Immutable. */
record CheckReport(String file, List<Remark> remarks) {
  boolean isSound() {
    return remarks.stream().noneMatch(Remark::isFinding);
  }

  /** One line a remark, more only where a message has them, and a last line that counts. */
  String text(boolean colour) {
    Columns columns = new Columns(colour);
    for (Remark remark : remarks) {
      List<String> lines = remark.message().lines().map(Plain::words).toList();
      columns.add(
          Field.of(Plain.words(remark.origin())),
          new Field(remark.level().word(), style(remark.level())),
          Field.of(remark.topic().id()),
          Field.of(lines.get(0)));
      lines.stream().skip(1).forEach(line -> columns.add("", "", "", line));
    }
    String verdict =
        isSound() ? Style.GOOD.paint("sound", colour) : Style.BAD.paint("not sound", colour);
    return columns.text("") + Plain.words(file) + ": " + verdict + counts() + "\n";
  }

  private static Style style(Level level) {
    return switch (level) {
      case ERROR -> Style.BAD;
      case WARNING -> Style.HEADING;
      case NOTE -> Style.PLAIN;
    };
  }

  private String counts() {
    StringBuilder counts = new StringBuilder();
    for (Level level : Level.values()) {
      long count = remarks.stream().filter(remark -> remark.level() == level).count();
      if (count > 0) {
        counts.append(", ").append(count).append(' ').append(level.word());
        counts.append(count == 1 ? "" : "s");
      }
    }
    return counts.toString();
  }

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("file", file);
    report.put("sound", isSound());
    report.put("remarks", remarks.stream().map(CheckReport::object).toList());
    return Json.text(report);
  }

  private static Map<String, Object> object(Remark remark) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("topic", remark.topic().id());
    object.put("level", remark.level().word());
    object.put("origin", remark.origin());
    object.put("message", remark.message());
    return object;
  }
}
