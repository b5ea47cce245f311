package dev.portcullis.policy.openssl;

import dev.portcullis.policy.CipherSuite;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an OpenSSL cipher list stands for: the suites below TLS 1.3, in order of preference, that
 * {@code openssl ciphers} of OpenSSL 3 shows for it. Suites of TLS 1.3 are not chosen by such
 * lists.
 *
 * <p>OpenSSL passes over what it does not know; here that is a problem. What a policy may allow is
 * not decided here. Immutable.
 */
public final class CipherList {
  /** No list that people write is as long; the longest one that names every suite has 4 kB. */
  static final int LIMIT = 16_384;

  private final List<CipherSuite> suites;
  private final Set<CipherSuite> named;
  private final OptionalInt securityLevel;

  CipherList(List<CipherSuite> suites, Set<CipherSuite> named, OptionalInt securityLevel) {
    this.suites = List.copyOf(suites);
    this.named = Set.copyOf(named);
    this.securityLevel = securityLevel;
  }

  /**
   * Reads a list. IANA names of suites are understood as well as OpenSSL's.
   *
   * @throws CipherListException with every problem
   */
  public static CipherList parse(String text) throws CipherListException {
    if (text.length() > LIMIT) {
      throw new CipherListException(
          List.of(ListProblem.of("longer than " + LIMIT + " characters; is it a cipher list?")));
    }
    return new Evaluation(text).result();
  }

  /** In order of preference; a security level has been applied. May be empty. */
  public List<CipherSuite> suites() {
    return suites;
  }

  /** Those of the suites that the list adds by name and not by an alias alone. */
  public Set<CipherSuite> named() {
    return named;
  }

  /** The last {@code @SECLEVEL} [0..5], if there is one. */
  public OptionalInt securityLevel() {
    return securityLevel;
  }

  /** The least bits of RSA keys that go with the security level [0..15360]. */
  public int rsaBits() {
    return securityLevel.isPresent() ? SecurityLevel.rsaBits(securityLevel.getAsInt()) : 0;
  }

  /** OpenSSL's name of a suite, if its lists can have the suite. */
  public static Optional<String> openSslName(CipherSuite suite) {
    return OpenSslCatalogue.suites().stream()
        .filter(known -> known.suite() == suite)
        .map(OpenSslSuite::openSslName)
        .findFirst();
  }

  /** Every word that a list may have. */
  public static Set<String> knownWords() {
    return OpenSslCatalogue.knownWords();
  }
}
