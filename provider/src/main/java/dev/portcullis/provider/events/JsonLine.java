package dev.portcullis.provider.events;

import java.util.Locale;

/** One JSON object (RFC 8259) on one line; all that is not ASCII is escaped. Not thread-safe. */
final class JsonLine {
  private final StringBuilder text = new StringBuilder("{");

  JsonLine with(String name, String value) {
    begin(name).append('"');
    value.chars().forEach(this::escape);
    text.append('"');
    return this;
  }

  JsonLine with(String name, long value) {
    begin(name).append(value);
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }

  private StringBuilder begin(String name) {
    return text.append(text.length() == 1 ? "\"" : ",\"").append(name).append("\":");
  }

  private void escape(int unit) {
    if (unit == '"' || unit == '\\') {
      text.append('\\').append((char) unit);
    } else if (unit >= ' ' && unit < 0x7f) {
      text.append((char) unit);
    } else {
      text.append(String.format(Locale.ROOT, "\\u%04x", unit));
    }
  }
}
