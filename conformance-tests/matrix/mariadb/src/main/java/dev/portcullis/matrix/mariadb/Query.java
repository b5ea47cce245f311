package dev.portcullis.matrix.mariadb;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Asks MariaDB which cipher suite the connection has. Options: {@code port}, {@code trust}, {@code
 * sslMode}, {@code anchor=none} for a driver that is given no authority, {@code checks=off}, {@code
 * old}.
 */
public final class Query implements App {

  @Override
  public Fields run(Fields options) throws SQLException {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a JDBC URL always names its host");
    }
    String host = options.get("host", "localhost");
    String url = "jdbc:mariadb://" + host + ":" + options.get("port") + "/";
    try (Connection connection = DriverManager.getConnection(url, properties(options));
        ResultSet result =
            connection.createStatement().executeQuery("SHOW STATUS LIKE 'Ssl_cipher'")) {
      result.next();
      String suite = result.getString(2);
      return new Fields().put("reply", suite.isEmpty() ? "plaintext" : "200").put("suite", suite);
    }
  }

  private static Properties properties(Fields options) {
    Properties properties = new Properties();
    properties.setProperty("user", "app");
    properties.setProperty("password", "secret");
    properties.setProperty("sslMode", mode(options));
    properties.setProperty("connectTimeout", "20000");
    if (!options.get("anchor").equals("none")) {
      properties.setProperty("serverSslCert", authority(options));
    }
    if (options.has("old")) {
      properties.setProperty("enabledSslProtocolSuites", "TLSv1,TLSv1.2");
    }
    return properties;
  }

  /** The nearest mode that does not look at the name. */
  private static String mode(Fields options) {
    String mode = options.get("sslMode");
    boolean careless = options.get("checks").equals("off");
    return careless && mode.equals("verify-full") ? "verify-ca" : mode;
  }

  /** The PEM file that lies beside the key store. */
  private static String authority(Fields options) {
    return options.get("trust").replace("-trust.p12", "-ca.pem");
  }
}
