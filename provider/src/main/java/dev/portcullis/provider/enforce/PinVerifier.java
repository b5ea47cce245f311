package dev.portcullis.provider.enforce;

import dev.portcullis.policy.Pin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a validated path by a pin (RFC 7469, Section 2.6). Pure.
 *
 * <p>Not responsible for validating: of certificates that a peer merely adds, anybody can show any.
 */
public final class PinVerifier {
  private static final String REFERENCE = "RFC 7469, Section 2.6";

  private PinVerifier() {}

  /** Whether a pin counts no longer. */
  public static boolean isExpired(Pin pin, LocalDate today) {
    return today.isAfter(pin.expires());
  }

  /** Whether a certificate's key is one of the pin's. */
  public static boolean isMet(Pin pin, X509Certificate certificate) {
    String digest = digest(certificate);
    return pin.sha256().contains(digest) || pin.backup().contains(digest);
  }

  /** What is said of a path without a pinned key. */
  public static Violation mismatch(Pin pin, List<X509Certificate> path) {
    String observed = path.stream().map(PinVerifier::described).collect(Collectors.joining(", "));
    return new Violation(
        rule(pin),
        REFERENCE,
        "a validated path with the keys " + observed,
        "one of the keys "
            + Stream.concat(pin.sha256().stream(), pin.backup().stream())
                .collect(Collectors.joining(", ")),
        "make sure that the peer is genuine; if its keys were changed, put one of them into this"
            + " pin, or write mode = \"report\" into it");
  }

  /** What is said of a pin after its last day. */
  public static Violation expired(Pin pin) {
    return new Violation(
        rule(pin),
        REFERENCE,
        "the pin expired after " + pin.expires(),
        "connections while the pin is current",
        "renew the pin: check its keys and set expires to a later day, or write after-expiry ="
            + " \"ignore\" into it");
  }

  private static String rule(Pin pin) {
    return "pin." + pin.host();
  }

  private static String described(X509Certificate certificate) {
    return digest(certificate)
        + " ("
        + Escaped.text(certificate.getSubjectX500Principal().getName())
        + ")";
  }

  private static String digest(X509Certificate certificate) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] key = certificate.getPublicKey().getEncoded();
      return Base64.getEncoder().encodeToString(sha256.digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256, which every Java must have", e);
    }
  }
}
