package dev.portcullis.provider.credentials;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What OpenSSL's TRUSTED CERTIFICATE says an anchor is trusted for (openssl-x509, "Trust
 * settings"): an anchor that is rejected for a purpose must not become one for it here.
 *
 * @param trusted object identifiers of the only purposes; empty if it does not say
 * @param rejected those that it is not trusted for
 */
record TrustedUses(Optional<Set<String>> trusted, Set<String> rejected) {
  /** No settings: trusted for everything. */
  static final TrustedUses ALL = new TrustedUses(Optional.empty(), Set.of());

  private static final String ANY = "2.5.29.37.0";
  private static final int REJECT_TAG = 0xA0;

  /** Reads the structure behind the certificate. */
  static TrustedUses read(DerReader reader) throws MalformedDerException {
    DerReader settings = reader.enter(DerReader.SEQUENCE);
    Optional<Set<String>> trusted =
        settings.isNext(DerReader.SEQUENCE)
            ? Optional.of(oids(settings.enter(DerReader.SEQUENCE)))
            : Optional.empty();
    Set<String> rejected =
        settings.isNext(REJECT_TAG) ? oids(settings.enter(REJECT_TAG)) : Set.of();
    return new TrustedUses(trusted, rejected);
  }

  private static Set<String> oids(DerReader list) throws MalformedDerException {
    Set<String> oids = new HashSet<>();
    while (list.hasNext()) {
      oids.add(list.oid());
    }
    return Set.copyOf(oids);
  }

  /** Whether the certificate may be an anchor for peers of this purpose. */
  boolean include(Purpose purpose) {
    return !rejected.contains(ANY)
        && !rejected.contains(purpose.oid())
        && (trusted.isEmpty()
            || trusted.get().contains(ANY)
            || trusted.get().contains(purpose.oid()));
  }
}
