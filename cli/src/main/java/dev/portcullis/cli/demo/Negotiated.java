package dev.portcullis.cli.demo;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.provider.wire.MalformedHelloException;
import dev.portcullis.provider.wire.RecordReader;
import dev.portcullis.provider.wire.Sender;
import dev.portcullis.provider.wire.ServerHello;
import dev.portcullis.provider.wire.ServerKeyExchange;
import dev.portcullis.provider.wire.WireMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a server chose, as IANA names it; a JSSE name for the version. {@code group} is {@code none}
 * where the key exchange has none. Immutable.
 */
record Negotiated(String version, String suite, String group) {

  /**
   * Reads the octets that a server sent first; empty when it did not get as far as choosing.
   *
   * @throws MalformedHelloException if they are no TLS
   */
  static Optional<Negotiated> read(byte[] octets) throws MalformedHelloException {
    RecordReader reader = new RecordReader(Sender.SERVER);
    reader.feed(octets, 0, octets.length);
    Optional<ServerHello> hello = Optional.empty();
    OptionalInt group = OptionalInt.empty();
    for (@Nullable WireMessage m = reader.next(); m != null; m = reader.next()) {
      if (m instanceof ServerHello latest) { // after a HelloRetryRequest the second one counts
        hello = Optional.of(latest);
        group = latest.group();
      } else if (m instanceof ServerKeyExchange exchange) {
        group = OptionalInt.of(exchange.group());
      }
    }
    String groupName = groupName(group);
    return hello.map(h -> new Negotiated(versionName(h), suiteName(h), groupName));
  }

  /** The part of the suite's name that says what encrypts, such as {@code AES_128_GCM}. */
  String cipher() {
    return CipherSuite.byName(suite).map(CipherSuite::encryption).orElse(suite);
  }

  private static String versionName(ServerHello hello) {
    return ProtocolVersion.byCode(hello.version())
        .map(ProtocolVersion::jsseName)
        .orElseGet(() -> number(hello.version()));
  }

  private static String suiteName(ServerHello hello) {
    return CipherSuite.byCode(hello.cipherSuite())
        .map(CipherSuite::name)
        .orElseGet(() -> number(hello.cipherSuite()));
  }

  private static String groupName(OptionalInt group) {
    if (group.isEmpty()) {
      return "none";
    }
    int code = group.getAsInt();
    return NamedGroup.byCode(code).map(NamedGroup::ianaName).orElseGet(() -> number(code));
  }

  private static String number(int code) {
    return String.format(Locale.ROOT, "0x%04x", code);
  }
}
