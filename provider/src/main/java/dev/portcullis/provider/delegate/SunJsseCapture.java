package dev.portcullis.provider.delegate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * Gets hold of the JDK's JSSE, whether or not it is in the provider list.
 *
 * <p>Why: a hardened {@code java.security} leaves SunJSSE out, or the fall-through of JCA would
 * reach it behind the policy. Its trust managers are still the right ones, and it is one of the two
 * delegates. Its class is not exported, so {@code new} is not possible without a flag. But {@link
 * Provider} is serialisable, and a stream that names the class makes an instance of it: the data of
 * a provider is its table of class names, which the platform resolves in its own loader. The stream
 * is written here, from {@link Stencil}, and read back under the class's name; nothing is read from
 * outside. Neither object is ever registered.
 *
 * <p>A stand-in of that name in the list (Portcullis has one) is told apart by its class.
 * Stateless.
 */
final class SunJsseCapture {

  static final String CLASS_NAME = "sun.security.ssl.SunJSSE";

  private static final String[][] SERVICES = {
    {"SSLContext.TLS", "SSLContextImpl$TLSContext", "SSL"},
    {"SSLContext.TLSv1", "SSLContextImpl$TLS10Context", "SSLv3"},
    {"SSLContext.TLSv1.1", "SSLContextImpl$TLS11Context"},
    {"SSLContext.TLSv1.2", "SSLContextImpl$TLS12Context"},
    {"SSLContext.TLSv1.3", "SSLContextImpl$TLS13Context"},
    {"SSLContext.Default", "SSLContextImpl$DefaultSSLContext"},
    {"SSLContext.DTLS", "SSLContextImpl$DTLSContext"},
    {"SSLContext.DTLSv1.0", "SSLContextImpl$DTLS10Context"},
    {"SSLContext.DTLSv1.2", "SSLContextImpl$DTLS12Context"},
    {"KeyManagerFactory.SunX509", "KeyManagerFactoryImpl$SunX509"},
    {"KeyManagerFactory.NewSunX509", "KeyManagerFactoryImpl$X509", "PKIX"},
    {"TrustManagerFactory.SunX509", "TrustManagerFactoryImpl$SimpleFactory"},
    {"TrustManagerFactory.PKIX", "TrustManagerFactoryImpl$PKIXFactory", "SunPKIX", "X509", "X.509"},
  };

  private SunJsseCapture() {}

  /**
   * The real SunJSSE: the listed one, else a new one.
   *
   * @throws ProviderException if this JVM lets none be made; the message says what to change
   */
  static Provider capture() {
    Provider listed = Security.getProvider("SunJSSE");
    if (listed != null && listed.getClass().getName().equals(CLASS_NAME)) {
      return listed;
    }
    Provider made = construct();
    return made != null ? made : recreate();
  }

  /** By constructor, where the package is exported to us; null where it is not. */
  private static @Nullable Provider construct() {
    try {
      return (Provider) Class.forName(CLASS_NAME).getConstructor().newInstance();
    } catch (ReflectiveOperationException notExported) {
      return null;
    }
  }

  private static Provider recreate() {
    try (ObjectInputStream in = new Restamping(new ByteArrayInputStream(written(new Stencil())))) {
      return (Provider) in.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw new ProviderException(
          "SunJSSE is not in the provider list and cannot be made anew ("
              + e
              + "). List it (security.provider.N=SunJSSE), allow java.security.Provider in"
              + " jdk.serialFilter, or start the JVM with"
              + " --add-exports java.base/sun.security.ssl=ALL-UNNAMED",
          e);
    }
  }

  private static byte[] written(Provider provider) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(provider);
    }
    return bytes.toByteArray();
  }

  /** The table of SunJSSE's services, in a class of ours that can be written. */
  private static final class Stencil extends Provider {
    private static final long serialVersionUID = 1L;

    Stencil() {
      super("SunJSSE", System.getProperty("java.specification.version"), "JDK JSSE, captured");
      for (String[] service : SERVICES) {
        put(service[0], "sun.security.ssl." + service[1]);
        String type = service[0].substring(0, service[0].indexOf('.'));
        String algorithm = service[0].substring(type.length() + 1);
        for (int i = 2; i < service.length; i++) {
          put("Alg.Alias." + type + '.' + service[i], algorithm);
        }
      }
    }
  }

  /** Reads a {@link Stencil} as the class it stands for. */
  private static final class Restamping extends ObjectInputStream {
    Restamping(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
      ObjectStreamClass read = super.readClassDescriptor();
      return read.getName().equals(Stencil.class.getName())
          ? ObjectStreamClass.lookup(Class.forName(CLASS_NAME))
          : read;
    }
  }
}
