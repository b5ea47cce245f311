package dev.portcullis.policy.text;

import dev.portcullis.policy.AlpnRules;
import java.util.List;
import java.util.Optional;

/** How names of application protocols are written; the registry is open (RFC 7301, Section 6). */
final class ApplicationProtocols {
  private static final String NONE = "none";

  /** What a misspelt name may have been meant to be. */
  static final List<String> KNOWN =
      List.of(AlpnRules.NO_PROTOCOL, "h2", "http/1.1", "http/1.0", "acme-tls/1", "imap", "mqtt");

  private ApplicationProtocols() {}

  static Optional<String> byName(String written) {
    if (written.equals(NONE)) {
      return Optional.of(AlpnRules.NO_PROTOCOL);
    }
    boolean other = Aliases.applicationProtocol(written).isPresent();
    return Optional.of(written).filter(name -> !other && AlpnRules.isName(name));
  }

  static String spelling(String name) {
    return name.equals(AlpnRules.NO_PROTOCOL) ? NONE : name;
  }
}
