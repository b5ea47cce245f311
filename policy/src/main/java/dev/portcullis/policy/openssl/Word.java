package dev.portcullis.policy.openssl;

import java.util.Set;

/**
 * A word of a cipher list.
 *
 * @param suites the suites it stands for; empty for what is gone
 */
record Word(Kind kind, Set<OpenSslSuite> suites) {
  /** What a word names. */
  enum Kind {
    /** Any number of suites that have something in common. */
    ALIAS,
    /** One suite. */
    SUITE,
    /** One suite that OpenSSL dropped or does not build. */
    GONE_SUITE
  }

  Word {
    suites = Set.copyOf(suites);
  }
}
