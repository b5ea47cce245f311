package dev.portcullis.conformance.app;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Makes the {@link SSLContext} that options describe, the way programs do. A context named by the
 * option {@code keep} is made once, so that later programs can resume its sessions.
 */
public final class Contexts {

  public static final char[] PASSWORD = "changeit".toCharArray();

  private static final Map<String, SSLContext> KEPT = new ConcurrentHashMap<>();

  private Contexts() {}

  /** Options: {@code context} (algorithm), {@code provider}, {@code trust}, {@code keys}. */
  public static SSLContext of(Fields options) throws Exception {
    SSLContext kept = KEPT.get(options.get("keep"));
    if (kept != null) {
      return kept;
    }
    SSLContext context = instance(options);
    if (!options.get("context").equalsIgnoreCase("Default")) {
      context.init(keyManagers(options), TrustManagers.of(options.get("trust")), null);
    }
    if (options.has("keep")) {
      KEPT.put(options.get("keep"), context);
    }
    return context;
  }

  static Fields describe(Fields options) throws Exception {
    SSLContext context = of(options);
    return new Fields()
        .put("provider", context.getProvider().getName())
        .put("protocol", context.getProtocol())
        .put("default.protocols", join(context.getDefaultSSLParameters().getProtocols()))
        .put("default.suites", join(context.getDefaultSSLParameters().getCipherSuites()))
        .put("supported.protocols", join(context.getSupportedSSLParameters().getProtocols()))
        .put("supported.suites", join(context.getSupportedSSLParameters().getCipherSuites()))
        .put("engine", context.createSSLEngine().getClass().getName());
  }

  public static KeyStore load(String path) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  static String join(String[] names) {
    return names == null ? "null" : String.join(",", List.of(names));
  }

  private static SSLContext instance(Fields options) throws Exception {
    String name = options.get("context", "TLS");
    if (options.has("object")) {
      return ForeignContexts.of(name, options.get("object"));
    }
    return options.has("provider")
        ? SSLContext.getInstance(name, options.get("provider"))
        : SSLContext.getInstance(name);
  }

  private static KeyManager[] keyManagers(Fields options) throws Exception {
    if (!options.has("keys")) {
      return null;
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(
            options.get("key-managers", KeyManagerFactory.getDefaultAlgorithm()));
    factory.init(load(options.get("keys")), PASSWORD);
    return factory.getKeyManagers();
  }
}
