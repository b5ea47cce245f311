package dev.portcullis.conformance.app;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javax.net.SocketFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Every way into JSSE, up to an object that could speak TLS. Options: {@code entry}, {@code times},
 * {@code context} for {@code get-instance}. The answer shows what was had, or what was thrown; with
 * several times, {@code distinct} holds every different outcome.
 */
final class EntryPointApp implements App {

  private static final String NOWHERE = "https://localhost:9/";

  @Override
  public Fields run(Fields options) throws Exception {
    Callable<String> entry = entries(options).get(options.get("entry"));
    TreeSet<String> distinct = new TreeSet<>();
    Fields last = new Fields();
    for (int i = 0; i < options.number("times", 1); i++) {
      last = once(entry);
      distinct.add(last.get("outcome") + " " + last.get("object") + last.get("causes"));
    }
    return last.put("distinct", String.join(" || ", distinct)).put("count", distinct.size());
  }

  private static Fields once(Callable<String> entry) {
    try {
      return new Fields().put("outcome", "ok").put("object", entry.call());
    } catch (Throwable thrown) { // errors of class loading are outcomes too
      return Failure.fields(thrown);
    }
  }

  private static Map<String, Callable<String>> entries(Fields options) {
    Map<String, Callable<String>> table = new TreeMap<>();
    table.put("get-instance", () -> instance(options.get("context", "TLS")));
    table.put("get-default", () -> SSLContext.getDefault().getProvider().getName());
    table.put("socket-factory", EntryPointApp::socketFactory);
    table.put("server-socket-factory", EntryPointApp::serverSocketFactory);
    table.put("https-url-connection", EntryPointApp::urlConnection);
    table.put("http-client", EntryPointApp::httpClient);
    table.put("key-managers", () -> keyManagers(options.get("algorithm", "SunX509")));
    table.put("trust-managers", () -> trustManagers(options.get("algorithm", "PKIX")));
    table.put("message-digest", () -> MessageDigest.getInstance("SHA-256").getProvider().getName());
    return table;
  }

  private static String instance(String name) throws Exception {
    SSLContext context = SSLContext.getInstance(name);
    if (!name.equalsIgnoreCase("Default")) {
      context.init(null, null, null);
    }
    return context.getProvider().getName();
  }

  private static String socketFactory() throws IOException {
    SocketFactory factory = SSLSocketFactory.getDefault();
    return factory.createSocket().getClass().getName();
  }

  private static String serverSocketFactory() throws IOException {
    return SSLServerSocketFactory.getDefault().createServerSocket().getClass().getName();
  }

  /** An answer would be a connection; what counts is why there is none. */
  private static String urlConnection() throws Exception {
    HttpsURLConnection connection = (HttpsURLConnection) new URL(NOWHERE).openConnection();
    connection.getSSLSocketFactory().createSocket().close();
    return connection.getSSLSocketFactory().getClass().getName();
  }

  private static String httpClient() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(java.net.URI.create(NOWHERE)).build();
    client.send(request, HttpResponse.BodyHandlers.discarding());
    return client.sslContext().getProvider().getName();
  }

  private static String keyManagers(String algorithm) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance(algorithm);
    factory.init(null, new char[0]);
    return factory.getProvider().getName() + " " + factory.getKeyManagers().length;
  }

  private static String trustManagers(String algorithm) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(algorithm);
    factory.init((java.security.KeyStore) null);
    return factory.getProvider().getName() + " " + factory.getTrustManagers().length;
  }
}
