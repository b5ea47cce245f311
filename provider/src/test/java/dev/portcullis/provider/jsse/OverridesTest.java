package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.provider.forwarding.OverrideCompleteness;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLServerSocket;
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
    OverrideCompleteness.of(SSLSocketFactory.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(FollowingSocketFactory.class);
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
    OverrideCompleteness.of(SSLContextSpi.class)
        .except("toString()", NO_STATE)
        .assertOverriddenBy(FollowingContextSpi.class);
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

  /** It is itself the JDK's listener: what java.net.ServerSocket does is right for it. */
  @Test
  void serverSocket_everyMethodAboutTls_isOurs() {
    Set<String> ours =
        Arrays.stream(PolicySslServerSocket.class.getDeclaredMethods())
            .map(OverridesTest::signature)
            .collect(Collectors.toSet());
    Set<String> ofTls =
        Arrays.stream(SSLServerSocket.class.getDeclaredMethods())
            .filter(m -> (m.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0)
            .map(OverridesTest::signature)
            .filter(signature -> !signature.equals("toString[]"))
            .collect(Collectors.toSet());
    ofTls.add("accept[]");
    ofTls.removeAll(ours);
    assertEquals(Set.of(), ofTls);
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
