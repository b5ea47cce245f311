package dev.portcullis.provider.enforce;

import dev.portcullis.policy.ProtocolVersion;
import java.util.List;

/**
 * How a policy that speaks of TLS versions is read for DTLS: DTLS 1.2 is TLS 1.2 over datagrams
 * (RFC 6347, Section 1), DTLS 1.0 is TLS 1.1 (RFC 4347, Section 1). Pure.
 */
public final class Datagram {
  private Datagram() {}

  /** The TLS version behind a DTLS version; any other version is itself. */
  public static ProtocolVersion streamVersionOf(ProtocolVersion version) {
    return switch (version) {
      case DTLS_1_2 -> ProtocolVersion.TLS_1_2;
      case DTLS_1_0 -> ProtocolVersion.TLS_1_1;
      default -> version;
    };
  }

  /** The DTLS versions that a list of TLS versions allows, in the same order; may be empty. */
  public static List<ProtocolVersion> versionsOf(List<ProtocolVersion> streamVersions) {
    return streamVersions.stream()
        .filter(v -> v == ProtocolVersion.TLS_1_2 || v == ProtocolVersion.TLS_1_1)
        .map(
            v -> v == ProtocolVersion.TLS_1_2 ? ProtocolVersion.DTLS_1_2 : ProtocolVersion.DTLS_1_0)
        .toList();
  }
}
