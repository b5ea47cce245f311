package dev.portcullis.provider.jsse;

import dev.portcullis.provider.forwarding.OverrideCompleteness;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

/** A method of the running JDK that is left to its superclass would be a way past the gate. */
class OverridesTest {
  private static final String NO_STATE = "an identity text is enough";

  @Test
  void socketFactory_everyMethod_isOurs() {
    OverrideCompleteness.of(SSLSocketFactory.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(PolicySslSocketFactory.class);
  }

  @Test
  void serverSocketFactory_everyMethod_isOurs() {
    OverrideCompleteness.of(SSLServerSocketFactory.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(PolicySslServerSocketFactory.class);
  }

  @Test
  void contextSpi_everyMethod_isOurs() {
    OverrideCompleteness.of(SSLContextSpi.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(PolicySslContextSpi.class);
    OverrideCompleteness.of(SSLContextSpi.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(DefaultSslContextSpi.class);
  }

  @Test
  void managers_everyMethod_isOurs() {
    OverrideCompleteness.of(X509ExtendedTrustManager.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(PolicyTrustManager.class);
    OverrideCompleteness.of(X509ExtendedKeyManager.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(PolicyKeyManager.class);
  }
}
