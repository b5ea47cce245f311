package dev.portcullis.provider.findings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** TLS stacks on a class path that no JCA provider can govern. Pure; a table. */
public final class StackRules {
  /**
   * A TLS stack and a file by which it is known.
   *
   * @param marker the end of the file's name in a jar: stacks may be relocated
   */
  private record Stack(String id, String name, String marker, String mend) {}

  private static final String SOFTWARE = "take the jar away";

  private static final List<Stack> STACKS =
      List.of(
          new Stack(
              "native-tls",
              "netty-tcnative (OpenSSL)",
              "io/netty/internal/tcnative/SSL.class",
              "take the jar away or start with -Dio.netty.handler.ssl.noOpenSsl=true"),
          new Stack("native-tls", "Conscrypt", "org/conscrypt/Conscrypt.class", SOFTWARE),
          new Stack(
              "native-tls",
              "WildFly OpenSSL",
              "org/wildfly/openssl/OpenSSLProvider.class",
              SOFTWARE),
          new Stack("http3", "Netty QUIC", "io/netty/incubator/codec/quic/Quic.class", SOFTWARE),
          new Stack("http3", "Netty QUIC", "io/netty/handler/codec/quic/Quic.class", SOFTWARE),
          new Stack("http3", "Jetty QUIC", "org/eclipse/jetty/quic/quiche/Quiche.class", SOFTWARE),
          new Stack("http3", "Kwik QUIC", "tech/kwik/core/QuicConnection.class", SOFTWARE));

  private StackRules() {}

  /**
   * The stack that a file of a jar belongs to.
   *
   * @param jar where it was found, for the message
   * @param opensslOff whether {@code io.netty.handler.ssl.noOpenSsl} is true
   */
  public static Optional<Finding> finding(String jar, String file, boolean opensslOff) {
    return STACKS.stream()
        .filter(stack -> file.endsWith(stack.marker()))
        .filter(stack -> !opensslOff || !stack.name().startsWith("netty-tcnative"))
        .findFirst()
        .map(
            stack ->
                new Finding(
                    stack.id(),
                    stack.name() + " is in " + jar + ": what uses it bypasses every JCA provider",
                    stack.mend()));
  }

  /** Whether a version of Bouncy Castle's bctls has CVE-2026-59638: 1.61 to 1.84. */
  public static Optional<Finding> bctls(String jar, String version) {
    String number = version.strip().toLowerCase(Locale.ROOT);
    if (!number.matches("1\\.\\d{2}(\\D.*)?")) {
      return Optional.empty();
    }
    int minor = Integer.parseInt(number.substring(2, 4));
    if (minor < 61 || minor > 84) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "old-bctls",
            "bctls " + version + " in " + jar + " takes common names for identity (CVE-2026-59638)",
            "use it only behind Portcullis, or a version later than 1.84"));
  }
}
