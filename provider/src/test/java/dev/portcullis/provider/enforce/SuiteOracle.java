package dev.portcullis.provider.enforce;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which profiles may negotiate a suite below TLS 1.3, told from its name alone. Knows nothing of
 * the policies; a name that no row knows is an error, so that somebody has to think about it.
 */
final class SuiteOracle {
  /** The first row that fits decides; the letters are the initials of the profiles. */
  private record Row(String profiles, Pattern names) {}

  private static final List<Row> ROWS =
      List.of(
          row("", ".*_(anon|NULL|EXPORT|SCSV)(_.*|$)"),
          row("", ".*_(RC4|RC2|IDEA|DES|DES40|3DES|SEED)_.*"),
          row("", "TLS_(PSK|RSA_PSK|DHE_PSK|PSK_DHE|ECDHE_PSK|SRP|KRB5|ECCPWD|GOSTR341112)_.*"),
          row("", "TLS_(DHE?_DSS|DHE?_RSA|ECDH_ECDSA|ECDH_RSA)_WITH_.*"),
          row("", ".*_WITH_(CAMELLIA|ARIA)_.*"),
          row("", ".*_CCM(_8)?$"),
          row("ilc", "TLS_ECDHE_(ECDSA|RSA)_WITH_AES_128_GCM_SHA256"),
          row("ilc", "TLS_ECDHE_(ECDSA|RSA)_WITH_AES_256_GCM_SHA384"),
          row("ilc", "TLS_ECDHE_(ECDSA|RSA)_WITH_CHACHA20_POLY1305_SHA256"),
          row("lc", "TLS_ECDHE_(ECDSA|RSA)_WITH_AES_128_CBC_SHA(256)?"),
          row("lc", "TLS_ECDHE_(ECDSA|RSA)_WITH_AES_256_CBC_SHA(384)?"),
          row("c", "TLS_RSA_WITH_AES_(128|256)_CBC_SHA(256)?"),
          row("c", "TLS_RSA_WITH_AES_128_GCM_SHA256"),
          row("c", "TLS_RSA_WITH_AES_256_GCM_SHA384"),
          // Of TLS 1.3: no suite of an earlier version.
          row("", "TLS_(AES|CHACHA20|SM4|AEGIS|SHA256|SHA384|GOSTR341112)_.*"));

  private SuiteOracle() {}

  static boolean allows(String profile, String suite) {
    return ROWS.stream()
        .filter(row -> row.names().matcher(suite).matches())
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nobody has classified " + suite))
        .profiles()
        .contains(profile.substring(0, 1));
  }

  private static Row row(String profiles, String names) {
    return new Row(profiles, Pattern.compile(names));
  }
}
