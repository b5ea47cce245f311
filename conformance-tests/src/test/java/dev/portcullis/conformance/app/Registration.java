package dev.portcullis.conformance.app;

import java.lang.reflect.Method;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.stream.Collectors;

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

  /** What Portcullis says of the JVM that it runs in. */
  static Fields findings() throws ReflectiveOperationException {
    Class<?> gate = Class.forName(PROVIDER, true, ClassLoader.getSystemClassLoader());
    List<?> found = (List<?>) gate.getMethod("verify").invoke(null);
    String ids = found.stream().map(Registration::id).collect(Collectors.joining(","));
    return new Fields().put("findings", ids);
  }

  private static String id(Object finding) {
    try {
      Method id = finding.getClass().getMethod("id");
      return String.valueOf(id.invoke(finding));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
