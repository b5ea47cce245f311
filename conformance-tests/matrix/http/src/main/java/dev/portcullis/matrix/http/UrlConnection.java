package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

/** {@code HttpsURLConnection}, and the verifier that says yes to everything. */
public final class UrlConnection implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Target target = Target.of(options);
    if (target.old()) {
      System.setProperty("https.protocols", "TLSv1");
    }
    try {
      return talk(target, options);
    } finally {
      System.clearProperty("https.protocols");
    }
  }

  private static Fields talk(Target target, Fields options) throws Exception {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(target.url()).toURL().openConnection();
    connection.setReadTimeout(8000);
    connection.setSSLSocketFactory(Contexts.of(options).getSocketFactory());
    if (!target.checks()) {
      connection.setHostnameVerifier((name, session) -> true);
    }
    try {
      return Target.answer(connection.getResponseCode(), "1.1");
    } finally {
      connection.disconnect(); // some peers serve one connection at a time
    }
  }
}
