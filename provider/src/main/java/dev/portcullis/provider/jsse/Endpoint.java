package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What the delegate's engines, sockets and server sockets have in common, so that one piece of code
 * filters and checks them all. Forwards only.
 */
interface Endpoint {
  SSLParameters parameters();

  void parameters(SSLParameters parameters);

  void enabledProtocols(String[] protocols);

  void enabledCipherSuites(String[] suites);

  boolean clientMode();

  /** Puts the parameters of a handshake in force on top of all others. */
  void configure(HandshakeParameters parameters, SSLParameters base);

  SSLSession session();

  /** The protocol of ALPN; null or empty if there is none. */
  @Nullable String applicationProtocol();

  /** The host that the application named when it made or connected the connection; null if none. */
  @Nullable String peerHost();

  /** The peer's port; 0 or less if it is not known. */
  int peerPort();

  /** The literal address that a server's client has, or what may be one; null if not known. */
  default @Nullable String peerAddress() {
    return peerHost();
  }

  /** The peer for messages; never empty. */
  String peer();

  /** The object that the application holds. */
  Object wrapper();
}
