package dev.portcullis.conformance.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

/**
 * The oldest client of the JDK. Options: {@code host}, {@code port}, {@code verifier=permissive},
 * {@code factory=default}, those of {@link Contexts}.
 */
final class HttpsUrlConnectionApp implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    String host = options.get("host", "localhost");
    URL url = new URL("https", host, options.number("port", 0), "/");
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setConnectTimeout(8000);
    connection.setReadTimeout(8000);
    if (!options.get("factory").equals("default")) {
      connection.setSSLSocketFactory(Contexts.of(options).getSocketFactory());
    }
    if (options.get("verifier").equals("permissive")) {
      connection.setHostnameVerifier((name, session) -> true);
    }
    try {
      return talk(connection);
    } finally {
      connection.disconnect(); // some peers serve one connection at a time
    }
  }

  private static Fields talk(HttpsURLConnection connection) throws IOException {
    Fields answer = new Fields().put("reply", "HTTP " + connection.getResponseCode());
    answer.put("suite", connection.getCipherSuite());
    answer.put("protocol", connection.getSSLSession().orElseThrow().getProtocol());
    try (InputStream body = connection.getInputStream()) {
      return answer.put("bytes", body.readAllBytes().length);
    }
  }
}
