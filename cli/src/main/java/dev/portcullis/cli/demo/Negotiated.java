package dev.portcullis.cli.demo;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server chose, as IANA names it; a JSSE name for the version. {@code group} is {@code none}
 * where the key exchange has none. Immutable.
 */
record Negotiated(String version, String suite, String group) {

  /** Reads the octets that a server sent first; empty when it did not get as far as choosing. */
  static Optional<Negotiated> read(byte[] octets) {
    return ServerFlight.read(octets).map(Negotiated::named);
  }

  /** The part of the suite's name that says what encrypts, such as {@code AES_128_GCM}. */
  String cipher() {
    return CipherSuite.byName(suite).map(CipherSuite::encryption).orElse(suite);
  }

  private static Negotiated named(ServerFlight flight) {
    return new Negotiated(
        ProtocolVersion.byCode(flight.version())
            .map(ProtocolVersion::jsseName)
            .orElseGet(() -> number(flight.version())),
        CipherSuite.byCode(flight.suite())
            .map(CipherSuite::name)
            .orElseGet(() -> number(flight.suite())),
        flight.group().isEmpty()
            ? "none"
            : NamedGroup.byCode(flight.group().getAsInt())
                .map(NamedGroup::ianaName)
                .orElseGet(() -> number(flight.group().getAsInt())));
  }

  private static String number(int code) {
    return String.format(Locale.ROOT, "0x%04x", code);
  }
}
