package dev.portcullis.cli.agent;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Tries the hook once, as an application would: a transformed class that does not do its work looks
 * like one that does. Stateless.
 */
final class HookCheck {
  private HookCheck() {}

  /**
   * Makes a context from a provider object that nobody listed.
   *
   * @throws ProviderException if that provider's own Spi is behind it
   */
  static void run() throws NoSuchAlgorithmException {
    SSLContext context = SSLContext.getInstance("TLS", new Unlisted());
    try {
      context.getDefaultSSLParameters();
    } catch (IllegalStateException notInitialised) {
      return; // our Spi says so
    }
    throw new ProviderException("a provider object that is not listed gets past the hook");
  }

  private static final class Unlisted extends Provider {
    private static final long serialVersionUID = 1L;

    Unlisted() {
      super("Unlisted", "1", "tries whether the hook of Portcullis works");
      putService(
          new Service(this, "SSLContext", "TLS", UnhookedSpi.class.getName(), List.of(), null) {
            @Override
            public Object newInstance(Object parameter) {
              return new UnhookedSpi();
            }
          });
    }
  }
}
