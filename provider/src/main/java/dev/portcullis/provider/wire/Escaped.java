package dev.portcullis.provider.wire;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text of a peer, made safe for logs and terminals: printable ASCII stays, the rest is escaped. */
final class Escaped {

  private Escaped() {}

  static String text(@Nullable String raw) {
    if (raw == null) {
      return "none";
    }
    StringBuilder text = new StringBuilder("\"");
    for (char c : raw.toCharArray()) {
      boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\x%02x", (int) c));
    }
    return text.append('"').toString();
  }

  static String list(List<String> raw) {
    return raw.stream().map(Escaped::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
