package dev.portcullis.policy.text;

import static java.util.Map.entry;

import dev.portcullis.policy.CipherSuite;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of other worlds (OpenSSL, NIST, JCA) for things that a policy calls by their IANA name. */
final class Aliases {
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          entry("p-256", "secp256r1"),
          entry("p-384", "secp384r1"),
          entry("p-521", "secp521r1"),
          entry("p256", "secp256r1"),
          entry("p384", "secp384r1"),
          entry("p521", "secp521r1"),
          entry("nistp256", "secp256r1"),
          entry("nistp384", "secp384r1"),
          entry("nistp521", "secp521r1"),
          entry("prime256v1", "secp256r1"),
          entry("ansip384r1", "secp384r1"),
          entry("ansip521r1", "secp521r1"),
          entry("curve25519", "x25519"),
          entry("curve448", "x448"),
          entry("x25519_mlkem768", "X25519MLKEM768"),
          entry("mlkem768-x25519", "X25519MLKEM768"),
          entry("x25519kyber768draft00", "X25519MLKEM768"));

  private static final Map<String, String> KEY_TYPES =
      Map.of("ecdsa", "EC", "ecpublickey", "EC", "eddsa", "Ed25519", "rsassa-pss", "RSA");

  private static final Map<String, String> PROTOCOLS =
      Map.of(
          "h2", "h2",
          "http/2", "h2",
          "http2", "h2",
          "http/1.1", "http/1.1",
          "http1.1", "http/1.1",
          "http", "http/1.1",
          "none", "none");

  private static final Map<String, String> ECDSA_CURVES =
      Map.of("256", "secp256r1", "384", "secp384r1", "512", "secp521r1");

  private static final Pattern VERSION =
      Pattern.compile("(d?)tls[ _-]?v?[ _-]?1([._-]([0-3]))?", Pattern.CASE_INSENSITIVE);

  /** {@code RSA+SHA256}, {@code RSA-PSS+SHA256} of OpenSSL; {@code SHA256withRSA} of the JCA. */
  private static final Pattern OPENSSL_SCHEME =
      Pattern.compile("(rsa|rsa-pss|pss|ecdsa)\\+sha(256|384|512)", Pattern.CASE_INSENSITIVE);

  private static final Pattern JCA_SCHEME =
      Pattern.compile("sha-?(256|384|512)with(rsa|ecdsa)", Pattern.CASE_INSENSITIVE);

  /** Keys of other drafts of this language, which say what another key says, or what always is. */
  private static final Map<String, String> KEYS =
      Map.of(
          "sni.must-match-certificate",
          "write sni.on-unknown = \"refuse\" below [server.sni]; a client holds the certificate to"
              + " the name that it sends in any case",
          "identity.hostname",
          "remove it, the name is always checked; identity.no-reference-identity is for clients"
              + " that name nobody",
          "identity.no-peer-host",
          "write identity.no-reference-identity",
          "identity.common-name",
          "remove it, a common name never counts (RFC 9525, Section 2)");

  private Aliases() {}

  /** What to write instead of a key that this language does not have. */
  static Optional<String> key(String path) {
    return Optional.ofNullable(KEYS.get(path.replaceFirst("^(client|server)\\.", "")));
  }

  static Optional<String> group(String name) {
    return Optional.ofNullable(GROUPS.get(lower(name)));
  }

  /** Names that nobody negotiates, and what was meant. */
  static Optional<String> applicationProtocol(String name) {
    return Optional.ofNullable(PROTOCOLS.get(lower(name))).filter(right -> !right.equals(name));
  }

  static Optional<String> keyType(String name) {
    return Optional.ofNullable(KEY_TYPES.get(lower(name)));
  }

  static Optional<String> cipherSuite(String name) {
    Optional<CipherSuite> jsse = CipherSuite.byName(name);
    return jsse.or(() -> byOpenSslName(name)).map(CipherSuite::name);
  }

  private static Optional<CipherSuite> byOpenSslName(String name) {
    return CipherSuite.all().stream()
        .filter(suite -> suite.openSslName().filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  static Optional<String> protocol(String name) {
    Matcher version = VERSION.matcher(name);
    if (!version.matches()) {
      return Optional.empty();
    }
    String minor = version.group(3) == null ? "0" : version.group(3);
    if (!version.group(1).isEmpty()) {
      return minor.equals("0") || minor.equals("2")
          ? Optional.of("DTLSv1." + minor)
          : Optional.empty();
    }
    return Optional.of(minor.equals("0") ? "TLSv1" : "TLSv1." + minor);
  }

  static Optional<String> scheme(String name) {
    Matcher openSsl = OPENSSL_SCHEME.matcher(name);
    if (openSsl.matches()) {
      return Optional.of(scheme(lower(openSsl.group(1)), openSsl.group(2)));
    }
    Matcher jca = JCA_SCHEME.matcher(name);
    return jca.matches()
        ? Optional.of(scheme(lower(jca.group(2)), jca.group(1)))
        : Optional.empty();
  }

  private static String scheme(String algorithm, String bits) {
    return switch (algorithm) {
      case "ecdsa" -> "ecdsa_" + ECDSA_CURVES.get(bits) + "_sha" + bits;
      case "rsa" -> "rsa_pkcs1_sha" + bits;
      default -> "rsa_pss_rsae_sha" + bits;
    };
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
