package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.KeyExchange;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.wire.HandshakeWatch;
import dev.portcullis.provider.wire.MalformedHelloException;
import dev.portcullis.provider.wire.SeenHandshake;
import dev.portcullis.provider.wire.ServerHello;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Puts into words what a handshake agreed on. Never guesses. Pure. */
final class FactsReading {
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;

  private final Role role;
  private final Fact<String> applicationProtocol;

  private FactsReading(Role role, @Nullable String applicationProtocol) {
    this.role = role;
    this.applicationProtocol =
        applicationProtocol == null || applicationProtocol.isEmpty()
            ? Fact.none()
            : Fact.of(applicationProtocol);
  }

  /**
   * The facts of a handshake that the delegate calls finished.
   *
   * @param session the delegate's
   * @param applicationProtocol as JSSE says it; null or empty if there is none
   * @param watch what was seen of the octets; null if they were not watched
   */
  static HandshakeFacts of(
      Role role,
      SSLSession session,
      @Nullable String applicationProtocol,
      @Nullable HandshakeWatch watch) {
    FactsReading reading = new FactsReading(role, applicationProtocol);
    if (watch == null) {
      return reading.unseen(session, "datagrams are not read");
    }
    try {
      return reading.of(watch.seen());
    } catch (MalformedHelloException e) {
      return reading.unseen(session, String.valueOf(e.getMessage()));
    }
  }

  private HandshakeFacts unseen(SSLSession session, String reason) {
    return new HandshakeFacts(
        role,
        session.getProtocol(),
        session.getCipherSuite(),
        Fact.unknown(reason),
        Fact.unknown(reason),
        Fact.unknown(reason),
        Fact.unknown(reason),
        Fact.unknown(reason),
        applicationProtocol,
        Fact.unknown(reason),
        Fact.unknown(reason));
  }

  private HandshakeFacts of(SeenHandshake seen) {
    ServerHello server = seen.server();
    int version = server.version();
    String name = seen.client().extensions().serverName();
    return new HandshakeFacts(
        role,
        protocol(version),
        cipherSuite(server.cipherSuite()),
        group(seen),
        signatureScheme(seen),
        before13(version, server.hasExtendedMasterSecret()),
        before13(version, server.hasSecureRenegotiation()),
        before13(version, server.hasEncryptThenMac()),
        applicationProtocol,
        name == null ? Fact.none() : Fact.of(name),
        Fact.of(seen.resumed()));
  }

  private static Fact<Boolean> before13(int version, boolean agreed) {
    return version >= TLS_1_3 ? Fact.none() : Fact.of(agreed);
  }

  private static Fact<String> group(SeenHandshake seen) {
    OptionalInt group = seen.group();
    if (group.isPresent()) {
      Optional<NamedGroup> known = NamedGroup.byCode(group.getAsInt());
      return Fact.of(known.isPresent() ? known.get().ianaName() : number(group.getAsInt()));
    }
    Optional<CipherSuite> suite = CipherSuite.byCode(seen.server().cipherSuite());
    boolean none =
        seen.resumed()
            || seen.server().version() >= TLS_1_3
            || (suite.isPresent() && suite.get().keyExchange() == KeyExchange.RSA);
    return none ? Fact.none() : Fact.unknown("the suite's key exchange is not read");
  }

  private static Fact<String> signatureScheme(SeenHandshake seen) {
    int version = seen.server().version();
    OptionalInt scheme = seen.signatureScheme();
    if (scheme.isPresent()) {
      Optional<SignatureScheme> known = SignatureScheme.byCode(scheme.getAsInt());
      return Fact.of(known.isPresent() ? known.get().ianaName() : number(scheme.getAsInt()));
    }
    if (version >= TLS_1_3 && !seen.resumed()) {
      return Fact.unknown("TLS 1.3 encrypts it");
    }
    return version < TLS_1_2 || seen.resumed() || seen.group().isEmpty()
        ? Fact.none()
        : Fact.unknown("the suite's key exchange is not read");
  }

  private static String protocol(int code) {
    Optional<ProtocolVersion> known = ProtocolVersion.byCode(code);
    return known.isPresent() ? known.get().jsseName() : number(code);
  }

  private static String cipherSuite(int code) {
    Optional<CipherSuite> known = CipherSuite.byCode(code);
    return known.isPresent() ? known.get().name() : number(code);
  }

  /** For what no catalogue has. */
  private static String number(int code) {
    return String.format(Locale.ROOT, "0x%04x", code);
  }
}
