package dev.portcullis.cli.diff;

import dev.portcullis.cli.terminal.Columns;
import dev.portcullis.cli.terminal.Json;
import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.cli.terminal.Style;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.review.Change;
import dev.portcullis.policy.review.Change.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The changes for people, or as JSON. Immutable. */
record DiffReport(String first, String second, List<Change> changes) {
  /** A block for each effect, a line for each change. */
  String text(boolean colour) {
    StringBuilder text = new StringBuilder();
    for (Effect effect : Effect.values()) {
      List<Change> of = changes.stream().filter(change -> change.effect() == effect).toList();
      if (!of.isEmpty()) {
        text.append(style(effect).paint(effect.words(), colour)).append('\n');
        text.append(block(of, colour));
      }
    }
    return changes.isEmpty() ? "no difference\n" : text.toString();
  }

  private static Style style(Effect effect) {
    return switch (effect) {
      case ALLOWED -> Style.GOOD;
      case REFUSED -> Style.BAD;
      case OTHER -> Style.HEADING;
    };
  }

  private static String block(List<Change> changes, boolean colour) {
    Columns columns = new Columns(colour);
    for (Change change : changes) {
      String role = change.role().map(Role::word).orElse("both");
      String host = change.host().map(Object::toString).orElse("");
      columns.add(role, host, change.key(), shown(change));
    }
    return columns.text("  ");
  }

  private static String shown(Change change) {
    String from = Plain.words(String.join(", ", change.from()));
    String to = Plain.words(String.join(", ", change.to()));
    boolean both = change.effect() == Effect.OTHER || (!from.isEmpty() && !to.isEmpty());
    return both ? (from.isEmpty() ? "-" : from) + " -> " + (to.isEmpty() ? "-" : to) : from + to;
  }

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("first", first);
    report.put("second", second);
    report.put("same", changes.isEmpty());
    report.put("changes", changes.stream().map(DiffReport::object).toList());
    return Json.text(report);
  }

  private static Map<String, Object> object(Change change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("effect", change.effect().name().toLowerCase(Locale.ROOT));
    change.role().ifPresent(role -> object.put("role", role.word()));
    change.host().ifPresent(host -> object.put("host", host.toString()));
    object.put("key", change.key());
    object.put("from", change.from());
    object.put("to", change.to());
    return object;
  }
}
