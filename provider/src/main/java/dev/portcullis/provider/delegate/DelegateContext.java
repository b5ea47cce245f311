package dev.portcullis.provider.delegate;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;

/**
 * A context of a delegate. Its class is how the agent, which sees every {@link SSLContext} being
 * made, knows the one that must not be put behind the policy again: no application can make one,
 * whatever provider object it holds. Thread-safe once initialised, as an SSLContext is.
 */
final class DelegateContext extends SSLContext {

  private DelegateContext(SSLContextSpi spi, Provider provider, String protocol) {
    super(spi, provider, protocol);
  }

  /**
   * A context to be initialised, as {@link SSLContext#getInstance(String, Provider)} makes it.
   *
   * @throws NoSuchAlgorithmException if the provider has no context of that name
   */
  static SSLContext of(String protocol, Provider provider) throws NoSuchAlgorithmException {
    Provider.Service service = provider.getService("SSLContext", protocol);
    if (service == null) {
      throw new NoSuchAlgorithmException(
          "no SSLContext " + protocol + " in provider " + provider.getName());
    }
    return new DelegateContext((SSLContextSpi) service.newInstance(null), provider, protocol);
  }
}
