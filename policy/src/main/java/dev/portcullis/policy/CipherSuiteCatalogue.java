package dev.portcullis.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry as a table in {@code cipher-suites.tsv}, read once when first asked for. */
final class CipherSuiteCatalogue {
  private static final String TABLE = "cipher-suites.tsv";
  private static final List<CipherSuite> ALL = read();
  private static final Map<String, CipherSuite> BY_NAME = new HashMap<>();
  private static final Map<Integer, CipherSuite> BY_CODE = new HashMap<>();

  static {
    for (CipherSuite suite : ALL) {
      BY_NAME.put(suite.name(), suite);
      BY_CODE.put(suite.code(), suite);
    }
  }

  private CipherSuiteCatalogue() {}

  static List<CipherSuite> all() {
    return ALL;
  }

  static Optional<CipherSuite> byName(String name) {
    // JSSE keeps the names of suites that are older than TLS.
    String ianaName = name.startsWith("SSL_") ? "TLS_" + name.substring(4) : name;
    return Optional.ofNullable(BY_NAME.get(ianaName));
  }

  static Optional<CipherSuite> byCode(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  private static List<CipherSuite> read() {
    try (InputStream table = CipherSuiteCatalogue.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing from the policy jar: incomplete jar");
      }
      List<CipherSuite> rows = new ArrayList<>();
      BufferedReader text =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.startsWith("#")) {
          rows.add(row(line));
        }
      }
      return Collections.unmodifiableList(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + " in the policy jar cannot be read", e);
    }
  }

  private static CipherSuite row(String line) {
    String[] cells = line.split("\t", -1);
    Optional<String> openSslName = cells[3].equals("-") ? Optional.empty() : Optional.of(cells[3]);
    return new CipherSuite(
        Integer.parseInt(cells[0], 16), cells[1], recommendation(cells[2]), openSslName);
  }

  private static Recommendation recommendation(String letter) {
    return switch (letter) {
      case "Y" -> Recommendation.RECOMMENDED;
      case "N" -> Recommendation.NO_STATEMENT;
      case "D" -> Recommendation.DISCOURAGED;
      default -> throw new IllegalStateException("unknown recommendation " + letter);
    };
  }
}
