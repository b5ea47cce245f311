package dev.portcullis.provider.enforce;

import com.google.common.net.InternetDomainName;

/**
 * Which domains no single party owns. Loads Guava's list on first use, so only connections to a
 * server with a wildcard pay for it.
 *
 * <p>Only the part of the list that registries made (ICANN) counts, as CAs are told (CA/Browser
 * Forum Baseline Requirements, Section 3.2.2.6) and browsers do: the owner of {@code
 * s3.amazonaws.com} or {@code github.io} is one party, runs all servers below it and really uses a
 * certificate for {@code *.github.io}. Stateless.
 */
final class PublicSuffixes {
  private PublicSuffixes() {}

  /**
   * Whether {@code *.} before the parent of this name would cover names of unrelated parties: the
   * parent is a public suffix, or the name itself is one because of a rule such as {@code
   * *.kawasaki.jp}. A single-label parent always counts, listed or not, as in the list's own
   * default rule; so does a top-level label that begins with a digit, which no registry has.
   *
   * @param name lower-case ASCII, A-labels, at least two labels
   */
  static boolean sharedParent(String name) {
    String parent = name.substring(name.indexOf('.') + 1);
    return parent.indexOf('.') < 0 || isRegistrySuffix(parent) || isRegistrySuffix(name);
  }

  private static boolean isRegistrySuffix(String domain) {
    // No suffix has an underscore, and Guava refuses labels that begin or end with one.
    String plain = domain.replace('_', '0');
    return !InternetDomainName.isValid(plain) || InternetDomainName.from(plain).isRegistrySuffix();
  }
}
