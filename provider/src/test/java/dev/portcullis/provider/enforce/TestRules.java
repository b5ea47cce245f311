package dev.portcullis.provider.enforce;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.KeyRules;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureRules;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.profile.Profiles;
import java.util.List;

/** The client's rules of the default profile, with one part exchanged. */
final class TestRules {
  static final ConnectionRules INTERMEDIATE =
      Profiles.named("intermediate@2026-11").policy().rules(Role.CLIENT);

  private TestRules() {}

  static ConnectionRules with(KeyRules keys) {
    return with(keys, INTERMEDIATE.signatures());
  }

  static ConnectionRules withCertificateSignatures(SignatureScheme... schemes) {
    return with(
        INTERMEDIATE.keys(),
        new SignatureRules(INTERMEDIATE.signatures().handshake(), List.of(schemes)));
  }

  private static ConnectionRules with(KeyRules keys, SignatureRules signatures) {
    return new ConnectionRules(
        INTERMEDIATE.versions(),
        INTERMEDIATE.cipherSuites(),
        INTERMEDIATE.groups(),
        INTERMEDIATE.certificates(),
        signatures,
        keys,
        INTERMEDIATE.identity(),
        INTERMEDIATE.trust(),
        INTERMEDIATE.tls12(),
        INTERMEDIATE.ownChain(),
        INTERMEDIATE.session(),
        INTERMEDIATE.sni(),
        INTERMEDIATE.alpn());
  }
}
