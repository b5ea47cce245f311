package dev.portcullis.provider;

import java.security.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells Spis that speak TLS themselves from those that only choose among other contexts. A table of
 * packages, and what a provider says of itself. Stateless.
 */
final class ForeignJsse {
  /** Where the JSSE implementations of Java keep their contexts. */
  private static final List<String> PACKAGES =
      List.of(
          "sun.security.ssl.",
          "bouncycastle.jsse.", // without org: the drop-in jar's build would rewrite the text
          "org.conscrypt.",
          "org.openjsse.",
          "com.ibm.jsse2.",
          "org.wildfly.openssl.");

  private ForeignJsse() {}

  /**
   * Whether the Spi, or a class that it extends, belongs to a JSSE; copies under other names count.
   */
  static boolean made(Object spi, @Nullable Provider provider) {
    for (Class<?> type = spi.getClass(); type != null; type = type.getSuperclass()) {
      String name = type.getName();
      if (PACKAGES.stream().anyMatch(start -> isIn(start, name)) || serves(provider, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String start, String name) {
    return name.startsWith(start) || name.contains("." + start);
  }

  private static boolean serves(@Nullable Provider provider, String name) {
    return provider != null
        && provider.getServices().stream()
            .anyMatch(
                service ->
                    service.getType().equals(ServiceTable.CONTEXT)
                        && name.equals(service.getClassName()));
  }
}
