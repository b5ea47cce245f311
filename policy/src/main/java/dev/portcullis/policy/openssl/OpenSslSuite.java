package dev.portcullis.policy.openssl;

import dev.portcullis.policy.CipherSuite;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cipher suite as OpenSSL sorts it in.
 *
 * @param suite the suite, below TLS 1.3
 * @param facts by the column names that {@code words.tsv} uses
 * @param strengthBits what {@code @STRENGTH} sorts by [0..256]
 */
record OpenSslSuite(CipherSuite suite, Map<String, String> facts, int strengthBits) {
  OpenSslSuite {
    facts = Map.copyOf(facts);
  }

  /** A row of {@code suites.tsv}. */
  static OpenSslSuite ofRow(String row) {
    String[] cells = row.split("\t", -1);
    CipherSuite suite = CipherSuite.byCode(Integer.parseInt(cells[0], 16)).orElseThrow();
    Map<String, String> facts =
        Map.of(
            "kx", cells[1],
            "au", cells[2],
            "enc", cells[3],
            "mac", cells[4],
            "version", cells[5],
            "fips", cells[7].contains("F") ? "yes" : "no",
            "not-default", cells[7].contains("N") ? "yes" : "no");
    return new OpenSslSuite(suite, facts, Integer.parseInt(cells[6]));
  }

  /** The catalogue is closed: there is one of each. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return suite.code();
  }

  String openSslName() {
    return suite.openSslName().orElse(suite.name());
  }

  boolean has(String column, String value) {
    return value.equals(facts.get(column));
  }

  /**
   * Whether the condition of a word holds, such as {@code kx=ECDHE au!=NULL}: all of its parts, and
   * of each part one of the values that {@code |} separates.
   */
  boolean meets(String condition) {
    for (String part : condition.split(" ", -1)) {
      int equals = part.indexOf('=');
      boolean not = part.charAt(equals - 1) == '!';
      String column = part.substring(0, not ? equals - 1 : equals);
      boolean among = isAmong(column, part.substring(equals + 1));
      if (among == not) {
        return false;
      }
    }
    return true;
  }

  private boolean isAmong(String column, String values) {
    for (String value : values.split("\\|", -1)) {
      if (has(column, value)) {
        return true;
      }
    }
    return false;
  }
}
