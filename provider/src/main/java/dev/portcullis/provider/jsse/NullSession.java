package dev.portcullis.provider.jsse;

import java.security.KeyManagementException;
import java.security.ProviderException;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/**
 * The session of a connection that has none: cipher suite {@code SSL_NULL_WITH_NULL_NULL}, no peer.
 */
final class NullSession {
  private NullSession() {}

  /** A new one, as the delegate makes it for an engine that never shook hands. */
  static SSLSession of(ContextPolicy context) {
    try {
      SSLContext idle =
          context.delegate().newContext(null, new RefusingTrustManager(), null, Set.of());
      return idle.createSSLEngine().getSession();
    } catch (KeyManagementException e) {
      throw new ProviderException("The delegate makes no session without a peer", e);
    }
  }
}
