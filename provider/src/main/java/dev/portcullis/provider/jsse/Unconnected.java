package dev.portcullis.provider.jsse;

import dev.portcullis.policy.DelegateName;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a client's socket consists of until it is connected: a plain socket, and one of the delegate
 * that is never connected and keeps the settings. Layering TLS over a socket of ours lets the
 * octets pass through our hands. Immutable.
 *
 * @param factory the delegate's
 * @param settings a socket of it
 * @param plain what will be connected
 */
record Unconnected(SSLSocketFactory factory, SSLSocket settings, TappedSocket plain) {
  static Unconnected of(SSLSocketFactory factory, HandshakeTap tap) throws IOException {
    return new Unconnected(factory, (SSLSocket) factory.createSocket(), new TappedSocket(tap));
  }

  /** Bouncy Castle knows no half close; over a socket of ours it would end the plain one. */
  static void requireHalfClose(@Nullable Unconnected ours, DelegateName delegate) {
    if (ours != null && delegate == DelegateName.BOUNCY_CASTLE) {
      throw new UnsupportedOperationException("Bouncy Castle's TLS has no half close");
    }
  }

  /**
   * A socket of the delegate over the plain one, which is connected, with the settings made so far.
   *
   * @param host whom the application named
   * @param selector of ALPN
   * @throws IOException with the plain socket closed
   */
  SSLSocket layered(
      @Nullable String host, @Nullable BiFunction<SSLSocket, List<String>, String> selector)
      throws IOException {
    try {
      SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, plain.getPort(), true);
      socket.setUseClientMode(settings.getUseClientMode());
      socket.setSSLParameters(settings.getSSLParameters());
      socket.setEnableSessionCreation(settings.getEnableSessionCreation());
      if (selector != null) {
        socket.setHandshakeApplicationProtocolSelector(selector);
      }
      return socket;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }
}
