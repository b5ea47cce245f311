package dev.portcullis.conformance.app;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Plays a trick on the JVM and runs another program then. Options: {@code trick}, {@code then} and
 * those of the other program.
 */
final class HostileApp implements App {
  @Override
  public Fields run(Fields options) throws Exception {
    switch (options.get("trick")) {
      case "insert-conscrypt" -> Security.insertProviderAt(conscrypt(), 1);
      case "set-default" -> SSLContext.setDefault(Contexts.of(options));
      case "default-verifier" ->
          HttpsURLConnection.setDefaultHostnameVerifier((name, session) -> true);
      case "default-factory" ->
          HttpsURLConnection.setDefaultSSLSocketFactory(
              new OwnFactory(Contexts.of(options).getSocketFactory()));
      case "remove-gate" -> Security.removeProvider("Portcullis");
      case "factory-property" ->
          Security.setProperty("ssl.SocketFactory.provider", OwnFactory.class.getName());
      case "rename-policy" -> System.setProperty("portcullis.policy", "compatible@2026-11");
      case "replace-spi" -> replaceSpi(options);
      default -> {
        return program(options);
      }
    }
    return Main.app(options.get("then")).run(options);
  }

  private static Fields program(Fields options) throws Exception {
    return switch (options.get("trick")) {
      case "renegotiate" -> renegotiate(options);
      case "plaintext" -> plaintext(options);
      case "fall-back" -> fallBack(options);
      case "findings" -> Registration.findings();
      default -> throw new IllegalArgumentException(options.get("trick"));
    };
  }

  private static Provider conscrypt() throws ReflectiveOperationException {
    return (Provider)
        Class.forName("org.conscrypt.Conscrypt").getMethod("newProvider").invoke(null);
  }

  /** What an SSLContext works with, taken from another JSSE without making a context of it. */
  private static void replaceSpi(Fields options) throws Exception {
    SSLContext context = Contexts.of(options);
    Object foreign = conscrypt().getService("SSLContext", "TLS").newInstance(null);
    Field spi = SSLContext.class.getDeclaredField("contextSpi");
    spi.setAccessible(true);
    spi.set(context, foreign);
    context.init(null, TrustManagers.of("accept-all-extended"), null);
  }

  private static Fields renegotiate(Fields options) throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            Contexts.of(options)
                .getSocketFactory()
                .createSocket("localhost", options.number("port", 0))) {
      socket.startHandshake();
      byte[] first = socket.getSession().getId();
      socket.startHandshake();
      Fields answer = Http.exchange(socket.getInputStream(), socket.getOutputStream(), "localhost");
      if (java.util.Arrays.equals(first, socket.getSession().getId())) {
        throw new SSLException("there was no second handshake");
      }
      return answer;
    }
  }

  private static Fields plaintext(Fields options) throws IOException {
    URL url = new URL("http", "localhost", options.number("plain-port", 0), "/");
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    return new Fields().put("reply", "HTTP " + connection.getResponseCode());
  }

  /** As drivers do under sslmode=prefer, and mailers without starttls.required. */
  private static Fields fallBack(Fields options) throws Exception {
    try (Socket socket =
        Contexts.of(options)
            .getSocketFactory()
            .createSocket("localhost", options.number("port", 0))) {
      ((SSLSocket) socket).startHandshake();
      return Http.exchange(socket.getInputStream(), socket.getOutputStream(), "localhost");
    } catch (SSLException e) {
      return plaintext(options);
    }
  }
}
