package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ProtocolVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name under which an application asked for a context, and what the name may narrow.
 *
 * <p>A name that stands for a version inside the policy caps the client's default versions, as in
 * JSSE; every other name, old ones included, means all of the policy's versions.
 */
enum ContextName {
  SSL("SSL"),
  SSL_2("SSLv2"),
  SSL_3("SSLv3"),
  SSL_23("SSLv23"),
  SSL_TLS("SSL_TLS"),
  SSL_TLS_2("SSL_TLSv2"),
  TLS("TLS"),
  TLS_1_0("TLSv1"),
  TLS_1_1("TLSv1.1"),
  TLS_1_2("TLSv1.2"),
  TLS_1_3("TLSv1.3"),
  DEFAULT("Default"),
  DTLS("DTLS"),
  DTLS_1_0("DTLSv1.0"),
  DTLS_1_2("DTLSv1.2");

  private final String algorithm;

  ContextName(String algorithm) {
    this.algorithm = algorithm;
  }

  /** The name as the JCA knows it. */
  String algorithm() {
    return algorithm;
  }

  /** Finds a name; case does not matter, as in the JCA. */
  static Optional<ContextName> byAlgorithm(String algorithm) {
    String wanted = algorithm.toUpperCase(Locale.ROOT);
    for (ContextName name : values()) {
      if (name.algorithm.toUpperCase(Locale.ROOT).equals(wanted)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  boolean isDatagram() {
    return this == DTLS || this == DTLS_1_0 || this == DTLS_1_2;
  }

  /** Whether the name asks for a protocol that must not be spoken (RFC 6176, RFC 7568). */
  boolean asksForSsl() {
    return this == SSL_2 || this == SSL_3;
  }

  /** The versions enabled by default for a client, out of those that the policy allows. */
  List<ProtocolVersion> cap(List<ProtocolVersion> allowed) {
    Optional<ProtocolVersion> ceiling = ProtocolVersion.byName(algorithm);
    if (ceiling.isEmpty() || !allowed.contains(ceiling.get())) {
      return allowed;
    }
    return List.copyOf(allowed.subList(allowed.indexOf(ceiling.get()), allowed.size()));
  }
}
