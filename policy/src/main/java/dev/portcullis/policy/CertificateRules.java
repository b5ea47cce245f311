package dev.portcullis.policy;

/**
 * What the peer's leaf certificate must keep to, beside keys and signatures.
 *
 * @param maxLifetimeDays ceiling on its lifetime [0..36500]; 0 means none
 * @param extendedKeyUsage whether it must say what it is for
 * @param ocspStaple whether a server must bring its issuer's answer along
 * @param revocation whether its issuers are asked if it still counts
 */
public record CertificateRules(
    int maxLifetimeDays,
    ExtendedKeyUsage extendedKeyUsage,
    OcspStaple ocspStaple,
    Revocation revocation) {
  /** The highest ceiling that can be written: a hundred years. */
  public static final int MAX_LIFETIME_DAYS = 36_500;

  /** Refuses a ceiling outside [0..36500]. */
  public CertificateRules {
    if (maxLifetimeDays < 0 || maxLifetimeDays > MAX_LIFETIME_DAYS) {
      throw new IllegalArgumentException(
          "maxLifetimeDays " + maxLifetimeDays + " is outside [0.." + MAX_LIFETIME_DAYS + "]");
    }
  }

  /** The extension that says what a certificate is for (RFC 5280, Section 4.2.1.12). */
  public enum ExtendedKeyUsage implements PolicyWord {
    /** It must be there, and name the TLS role of the peer. */
    REQUIRE("require"),
    /** It may be missing; if it is there it must name the role. */
    OPTIONAL("optional");

    private final String word;

    ExtendedKeyUsage(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** The OCSP response that a server sends with its certificate (RFC 6066, Section 8). */
  public enum OcspStaple implements PolicyWord {
    /** It must be there and say that the certificate is good. */
    REQUIRE("require"),
    /** It is asked for, and used where revocation is looked up. */
    REQUEST("request");

    private final String word;

    OcspStaple(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Certificates that were revoked (RFC 5280, Section 6.3; RFC 6960). */
  public enum Revocation implements PolicyWord {
    /** One whose status cannot be found out is refused as well. */
    HARD("hard"),
    /** One whose status cannot be found out passes; a revoked one never does. */
    SOFT("soft"),
    /** Nobody is asked. */
    OFF("off");

    private final String word;

    Revocation(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
