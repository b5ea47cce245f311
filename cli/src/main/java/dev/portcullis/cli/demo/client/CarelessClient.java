package dev.portcullis.cli.demo.client;

import java.io.IOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Fetches each address after switching off whatever could stand in the way: a trust manager that
 * accepts everybody, a host name verifier that says yes, and every protocol and cipher suite back
 * to SSL 3.0. Answers found on the web recommend all of it. Single-threaded.
 */
public final class CarelessClient {

  private CarelessClient() {}

  /** Visits {@code addresses} in turn and prints one line for each. */
  public static void main(String[] addresses) {
    Visits.report(addresses, CarelessClient::open);
  }

  private static HttpsURLConnection open(URL address) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("SSL");
    context.init(null, new TrustManager[] {new AcceptEverybody()}, null);
    HttpsURLConnection connection = (HttpsURLConnection) address.openConnection();
    connection.setSSLSocketFactory(new EverythingEnabled(context.getSocketFactory()));
    connection.setHostnameVerifier((host, session) -> true);
    return connection;
  }
}
