package dev.portcullis.conformance.app;

import java.lang.reflect.Method;
import java.security.Provider;
import java.security.Security;

/**
 * The one line an application adds to register Portcullis itself, by reflection so that the same
 * classes run in a JVM without it.
 */
final class Registration {

  private static final String PROVIDER = "dev.portcullis.provider.PortcullisProvider";

  private Registration() {}

  /** What a careless administrator does to the JDK's own limits; before JSSE reads them. */
  static void turnSafetiesOff() {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    Security.setProperty("jdk.tls.legacyAlgorithms", "");
  }

  static Fields register(String how) throws Exception {
    if (Boolean.getBoolean("app.lenient")) {
      turnSafetiesOff();
    }
    switch (how) {
      case "insert" ->
          Security.insertProviderAt(
              (Provider) Class.forName(PROVIDER).getConstructor().newInstance(), 1);
      case "install" -> {
        Method install = Class.forName(PROVIDER).getMethod("install");
        install.invoke(null);
      }
      default -> {} // java.security does it, or nobody
    }
    return new Fields().put("registration", how).put("java", Runtime.version().toString());
  }
}
