package dev.portcullis.cli.ciphers;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A suite and what is thought of it.
 *
 * @param policy {@code yes}, the one role that may use it, {@code no}, or {@code never} if no
 *     policy can allow it
 * @param implemented whether the delegate has it on this JVM
 */
record SuiteRow(CipherSuite suite, String policy, boolean implemented) {

  static SuiteRow of(CipherSuite suite, TlsPolicy policy, boolean implemented) {
    return new SuiteRow(suite, verdict(suite, policy), implemented);
  }

  private static String verdict(CipherSuite suite, TlsPolicy policy) {
    if (!Contradiction.neverAllowed(suite).isEmpty()) {
      return "never";
    }
    String roles =
        Arrays.stream(Role.values())
            .filter(role -> policy.rules(role).cipherSuites().all().contains(suite))
            .map(Role::word)
            .collect(Collectors.joining(","));
    return roles.isEmpty() ? "no" : roles.contains(",") ? "yes" : roles;
  }

  /** OpenSSL's name; TLS 1.3 has the same names there. */
  String openSslName() {
    return suite.openSslName().orElse(suite.isTls13() ? suite.name() : "-");
  }

  String delegate() {
    return implemented ? "yes" : "no";
  }
}
