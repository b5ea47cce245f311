package dev.portcullis.provider.jsse;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.delegate.HandshakeParameters;
import dev.portcullis.provider.enforce.Refusal;
import java.io.IOException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;

/**
 * Explains a handshake that peer or delegate ended: their words stay first, and below them stands
 * what the policy let this side offer, so that "protocol_version" or "handshake_failure" names the
 * rule behind it. Pure.
 */
final class FailedHandshake {
  private FailedHandshake() {}

  /**
   * The same failure, explained; network failures and our own refusals as they are.
   *
   * @param failure as callers of JSSE expect it
   * @param context the policy
   * @param peer who was at the other end; escaped
   * @param offered what was in force
   */
  static IOException explained(
      IOException failure, ConnectionPolicy policy, HandshakeParameters offered) {
    String said = String.valueOf(failure.getMessage());
    if (!(failure instanceof SSLException) || said.contains(Refusal.INTRODUCTION)) {
      return failure;
    }
    String text = said + "\n" + offer(policy, offered);
    SSLException explained;
    if (failure instanceof SSLHandshakeException) {
      explained = new SSLHandshakeException(text);
    } else if (failure instanceof SSLProtocolException) {
      explained = new SSLProtocolException(text);
    } else {
      explained = new SSLException(text);
    }
    explained.initCause(failure.getCause() == null ? failure : failure.getCause());
    return explained;
  }

  private static String offer(ConnectionPolicy policy, HandshakeParameters offered) {
    Role role = offered.role();
    return Refusal.introduction(policy.document())
        + " was in force for "
        + policy.described()
        + ", which had to share one of each:"
        + line("versions", policy, "protocols.allow", String.join(", ", offered.protocols()))
        + line("suites", policy, "cipher-suites.tls12", String.join(", ", offered.cipherSuites()))
        + line(
            "groups",
            policy,
            "groups.allow",
            offered.groups().stream().map(NamedGroup::ianaName).collect(Collectors.joining(", ")));
  }

  private static String line(String what, ConnectionPolicy policy, String rule, String names) {
    return "\n  "
        + String.format("%-10s", what)
        + names
        + " ("
        + rule
        + ", "
        + policy.document().origin(policy.effective(), rule)
        + ")";
  }
}
