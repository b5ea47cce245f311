package dev.portcullis.matrix.postgresql;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Asks PostgreSQL whether the connection is encrypted. Options: {@code port}, {@code trust}, {@code
 * sslmode}, {@code factory=none} for the driver's own factory that accepts all, {@code checks=off}.
 */
public final class Query implements App {

  private static final String ENCRYPTED =
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

  @Override
  public Fields run(Fields options) throws SQLException {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a JDBC URL always names its host");
    }
    String url = "jdbc:postgresql://localhost:" + options.get("port") + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, properties(options));
        ResultSet result = connection.createStatement().executeQuery(ENCRYPTED)) {
      result.next();
      boolean encrypted = result.getBoolean(1);
      return new Fields().put("reply", encrypted ? "200" : "plaintext").put("encrypted", encrypted);
    }
  }

  private static Properties properties(Fields options) {
    Properties properties = new Properties();
    properties.setProperty("user", "app");
    properties.setProperty("sslmode", mode(options));
    properties.setProperty("connectTimeout", "20");
    properties.setProperty("socketTimeout", "20");
    if (options.get("factory").equals("none")) {
      properties.setProperty("sslfactory", "org.postgresql.ssl.NonValidatingFactory");
    } else {
      properties.setProperty("sslrootcert", authority(options));
    }
    return properties;
  }

  /** The nearest mode that does not look at the name. */
  private static String mode(Fields options) {
    String mode = options.get("sslmode");
    boolean careless = options.get("checks").equals("off");
    return careless && mode.equals("verify-full") ? "verify-ca" : mode;
  }

  /** The PEM file that lies beside the key store. */
  private static String authority(Fields options) {
    return options.get("trust").replace("-trust.p12", "-ca.pem");
  }
}
