package dev.portcullis.policy.text;

import dev.portcullis.policy.Mode;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.Role;
import java.util.Map;

/** What the keys of {@code [[host]]} and its like take, in JSON Schema. A table. */
final class ElementSchema {
  private ElementSchema() {}

  /**
   * The node of a key.
   *
   * @param table name of the array
   */
  static Map<String, Object> of(String table, String key) {
    return switch (table + "." + key) {
      case "exception.allow" -> SchemaNode.set(SchemaNode.text());
      case "exception.rules" -> SchemaNode.set(SchemaNode.matching("^[a-z0-9.-]+ *\\+?=."));
      case "exception.expires", "pin.expires", "retire.after" -> SchemaNode.date();
      case "exception.role" -> SchemaNode.words(Role.class);
      case "host.mode" -> SchemaNode.words(Mode.class);
      case "pin.after-expiry" -> SchemaNode.words(Pin.AfterExpiry.class);
      case "pin.mode" -> SchemaNode.words(Mode.class);
      case "pin.sha256", "pin.backup" ->
          SchemaNode.set(SchemaNode.matching("^[A-Za-z0-9+/]{43}=$"));
      case "retire.name" -> SchemaNode.matching("^[A-Za-z0-9_.*-]{1,100}$");
      default -> SchemaNode.text();
    };
  }
}
