package dev.portcullis.provider.jsse;

import dev.portcullis.provider.enforce.Escaped;
import org.jspecify.annotations.Nullable;

/** Names peers in messages. Pure. */
final class Peers {
  private Peers() {}

  /** Host and port, as far as they are known; never empty. */
  static String describe(@Nullable String host, int port) {
    if (host == null || host.isEmpty()) {
      return "a peer without a name";
    }
    return port > 0 ? Escaped.text(host) + ":" + port : Escaped.text(host);
  }
}
