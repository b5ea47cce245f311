package dev.portcullis.conformance.app;

import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who is registered, and that what is not TLS still works. */
final class ServicesApp implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    KeyStore jks = KeyStore.getInstance("JKS");
    return new Fields()
        .put("providers", providers())
        .put("key-store", store.getType() + " " + store.getProvider().getName())
        .put("jks", jks.getProvider().getName())
        .put("loaded", loaded());
  }

  private static String providers() {
    return Arrays.stream(Security.getProviders())
        .map(Provider::getName)
        .collect(Collectors.joining(","));
  }

  /** Loading the platform's own certificates proves that the key stores were not shadowed. */
  private static boolean loaded() throws Exception {
    java.io.File cacerts =
        new java.io.File(System.getProperty("java.home"), "lib/security/cacerts");
    return KeyStore.getInstance(cacerts, (char[]) null).size() > 0;
  }
}
