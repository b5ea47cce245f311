package dev.portcullis.conformance.app;

import java.net.URL;
import java.nio.charset.StandardCharsets;
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
    int status = connection.getResponseCode();
    byte[] body = connection.getInputStream().readAllBytes();
    return new Fields()
        .put("reply", "HTTP " + status)
        .put("bytes", new String(body, StandardCharsets.ISO_8859_1).length())
        .put("suite", connection.getCipherSuite())
        .put("protocol", connection.getSSLSession().orElseThrow().getProtocol());
  }
}
