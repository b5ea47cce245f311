package dev.portcullis.provider.enforce;

import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Makes a policy loud that allows versions which must not be used (RFC 8996). Pure. */
public final class OldVersions {
  private static final List<ProtocolVersion> DEPRECATED =
      List.of(ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_0);

  private OldVersions() {}

  /** What to tell an operator; empty if there is nothing. */
  public static Optional<String> finding(TlsPolicy policy) {
    StringJoiner allowed = new StringJoiner(", ");
    for (ProtocolVersion version : DEPRECATED) {
      if (policy.rules(Role.CLIENT).versions().contains(version)
          || policy.rules(Role.SERVER).versions().contains(version)) {
        allowed.add(version.jsseName());
      }
    }
    return allowed.length() == 0
        ? Optional.empty()
        : Optional.of(
            "TLS policy "
                + policy.id()
                + " allows "
                + allowed
                + ", which must not be used (RFC 8996); extend intermediate@2026-11 as soon as the"
                + " last peer without TLS 1.2 is gone");
  }
}
