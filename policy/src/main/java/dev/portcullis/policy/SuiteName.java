package dev.portcullis.policy;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The facts that a cipher suite's registered name spells out (RFC 5246, Appendix C). */
record SuiteName(
    KeyExchange keyExchange, Authentication authentication, String encryption, String hash) {

  private record Exchange(KeyExchange keyExchange, Authentication authentication) {}

  /** What stands between {@code TLS_} and {@code _WITH_}. */
  private static final Map<String, Exchange> EXCHANGES =
      Map.ofEntries(
          entry("NULL", new Exchange(KeyExchange.NONE, Authentication.ANONYMOUS)),
          entry("RSA", new Exchange(KeyExchange.RSA, Authentication.RSA)),
          entry("DH_DSS", new Exchange(KeyExchange.DH, Authentication.DSS)),
          entry("DH_RSA", new Exchange(KeyExchange.DH, Authentication.RSA)),
          entry("DH_anon", new Exchange(KeyExchange.DHE, Authentication.ANONYMOUS)),
          entry("DHE_DSS", new Exchange(KeyExchange.DHE, Authentication.DSS)),
          entry("DHE_RSA", new Exchange(KeyExchange.DHE, Authentication.RSA)),
          entry("ECDH_ECDSA", new Exchange(KeyExchange.ECDH, Authentication.ECDSA)),
          entry("ECDH_RSA", new Exchange(KeyExchange.ECDH, Authentication.RSA)),
          entry("ECDH_anon", new Exchange(KeyExchange.ECDHE, Authentication.ANONYMOUS)),
          entry("ECDHE_ECDSA", new Exchange(KeyExchange.ECDHE, Authentication.ECDSA)),
          entry("ECDHE_RSA", new Exchange(KeyExchange.ECDHE, Authentication.RSA)),
          entry("PSK", new Exchange(KeyExchange.PSK, Authentication.SHARED_SECRET)),
          entry("RSA_PSK", new Exchange(KeyExchange.RSA_PSK, Authentication.RSA)),
          entry("DHE_PSK", new Exchange(KeyExchange.DHE_PSK, Authentication.SHARED_SECRET)),
          // RFC 6655 turned the words round.
          entry("PSK_DHE", new Exchange(KeyExchange.DHE_PSK, Authentication.SHARED_SECRET)),
          entry("ECDHE_PSK", new Exchange(KeyExchange.ECDHE_PSK, Authentication.SHARED_SECRET)),
          entry("SRP_SHA", new Exchange(KeyExchange.SRP, Authentication.SHARED_SECRET)),
          entry("SRP_SHA_RSA", new Exchange(KeyExchange.SRP, Authentication.RSA)),
          entry("SRP_SHA_DSS", new Exchange(KeyExchange.SRP, Authentication.DSS)),
          entry("ECCPWD", new Exchange(KeyExchange.ECCPWD, Authentication.SHARED_SECRET)),
          entry("KRB5", new Exchange(KeyExchange.KRB5, Authentication.KRB5)),
          entry("GOSTR341112_256", new Exchange(KeyExchange.GOST, Authentication.GOST)));

  private static final List<String> HASHES =
      List.of("SHA256", "SHA384", "SHA512", "SHA", "MD5", "SM3", "NULL", "OMAC", "IMIT");

  private static final List<String> AEAD_MARKS = List.of("GCM", "CCM", "POLY1305", "AEGIS", "MGM");

  private static final List<String> WEAK_CIPHERS = List.of("RC2", "RC4", "DES", "3DES", "IDEA");

  static SuiteName of(String name) {
    String bare = name.substring("TLS_".length());
    int with = bare.indexOf("_WITH_");
    if (name.endsWith("_SCSV")) {
      return new SuiteName(KeyExchange.NONE, Authentication.ANONYMOUS, "", "");
    }
    if (with < 0) {
      return tls13(bare);
    }
    String protection = bare.substring(with + "_WITH_".length());
    if (protection.contains("_MGM_")) {
      return tls13(protection); // RFC 9367: TLS 1.3 suites named in the old style.
    }
    String exchange = bare.substring(0, with).replace("_EXPORT", "");
    return of(Objects.requireNonNull(EXCHANGES.get(exchange), name), protection);
  }

  private static SuiteName tls13(String protection) {
    Exchange none = new Exchange(KeyExchange.BY_GROUP, Authentication.BY_SIGNATURE_SCHEME);
    return switch (protection) {
      // RFC 9150: the first hash authenticates records, nothing encrypts them.
      case "SHA256_SHA256" -> of(none, "NULL_SHA256");
      case "SHA384_SHA384" -> of(none, "NULL_SHA384");
      default -> of(none, protection);
    };
  }

  private static SuiteName of(Exchange exchange, String protection) {
    for (String hash : HASHES) {
      if (protection.endsWith("_" + hash)) {
        String encryption = protection.substring(0, protection.length() - hash.length() - 1);
        return new SuiteName(exchange.keyExchange(), exchange.authentication(), encryption, hash);
      }
    }
    return new SuiteName(exchange.keyExchange(), exchange.authentication(), protection, "");
  }

  boolean isAead() {
    for (String mark : AEAD_MARKS) {
      if (encryption.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  boolean isWeakCipher() {
    for (String weak : WEAK_CIPHERS) {
      if (encryption.startsWith(weak)) {
        return true;
      }
    }
    return false;
  }
}
