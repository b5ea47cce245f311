package dev.portcullis.conformance.app;

import java.security.Provider;
import java.security.Security;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;

/**
 * Contexts that a program gets past the list of providers, by an object that it holds. Libraries
 * that may be absent are found by name.
 */
final class ForeignContexts {

  private static final String SUN = "sun.security.ssl.SunJSSE";

  private ForeignContexts() {}

  /** Option {@code object}: whose. */
  static SSLContext of(String algorithm, String object) throws Exception {
    return switch (object) {
      case "bouncy-castle" -> SSLContext.getInstance(algorithm, bouncyCastle());
      case "conscrypt" ->
          SSLContext.getInstance(algorithm, ForeignContexts.<Provider>conscrypt("newProvider"));
      case "conscrypt-spi" ->
          new OwnContext(conscrypt("newPreferredSSLContextSpi"), null, algorithm);
      case "bouncy-castle-spi" ->
          new OwnContext(
              (SSLContextSpi) bouncyCastle().getService("SSLContext", algorithm).newInstance(null),
              null,
              algorithm);
      case "sunjsse-listed" -> SSLContext.getInstance(algorithm, Security.getProvider("SunJSSE"));
      case "sunjsse-made" -> SSLContext.getInstance(algorithm, made(SUN));
      case "sunjsse-captured" -> SSLContext.getInstance(algorithm, EarlierAgent.captured());
      case "selecting" -> selecting(SSLContext.getInstance(algorithm, made(SUN)));
      default -> throw new IllegalArgumentException(object);
    };
  }

  private static SSLContext selecting(SSLContext inner) {
    return new OwnContext(new SelectingSpi(inner), inner.getProvider(), inner.getProtocol());
  }

  private static Provider made(String name) throws Exception {
    return (Provider) Class.forName(name).getConstructor().newInstance();
  }

  /** On its own cryptography: without, it finds no random numbers where BC is not listed. */
  private static Provider bouncyCastle() throws Exception {
    return (Provider)
        Class.forName("org.bouncycastle.jsse.provider.BouncyCastleJsseProvider")
            .getConstructor(Provider.class)
            .newInstance(made("org.bouncycastle.jce.provider.BouncyCastleProvider"));
  }

  @SuppressWarnings("unchecked")
  private static <T> T conscrypt(String factory) throws Exception {
    return (T) Class.forName("org.conscrypt.Conscrypt").getMethod(factory).invoke(null);
  }

  /** As application servers have it, to choose a context by the name that a client asks for. */
  private static final class OwnContext extends SSLContext {
    OwnContext(SSLContextSpi spi, Provider provider, String protocol) {
      super(spi, provider, protocol);
    }
  }
}
