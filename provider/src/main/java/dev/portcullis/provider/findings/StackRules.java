package dev.portcullis.provider.findings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          new Stack(
              "native-tls", "wolfSSL", "com/wolfssl/provider/jsse/WolfSSLProvider.class", SOFTWARE),
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

  private static final String PLAINTEXT = "plaintext-fallback";

  /** What is no stack of its own and worth a word; the mend stands in the policy's place. */
  private static final List<Stack> NOTES =
      List.of(
          new Stack(
              "openssl-possible",
              "Tomcat",
              "org/apache/tomcat/util/net/openssl/OpenSSLImplementation.class",
              "speaks OpenSSL where a listener or connector asks for it (AprLifecycleListener,"
                  + " OpenSSLLifecycleListener, sslImplementationName): leave them out"),
          new Stack(
              PLAINTEXT,
              "pgjdbc",
              "org/postgresql/Driver.class",
              "goes on in plaintext after a TLS failure under sslmode=prefer (its default) or allow:"
                  + " set sslmode=verify-full"),
          new Stack(
              PLAINTEXT,
              "MySQL Connector/J",
              "com/mysql/cj/jdbc/Driver.class",
              "goes on in plaintext under sslMode=PREFERRED (its default): set"
                  + " sslMode=VERIFY_IDENTITY"),
          new Stack(
              PLAINTEXT,
              "Angus Mail",
              "org/eclipse/angus/mail/smtp/SMTPTransport.class",
              "goes on in plaintext where mail.smtp.starttls.required is not true: set it"),
          new Stack(
              PLAINTEXT,
              "JavaMail",
              "com/sun/mail/smtp/SMTPTransport.class",
              "goes on in plaintext where mail.smtp.starttls.required is not true: set it"),
          new Stack(
              "tls-library",
              "Bouncy Castle TLS",
              "bouncycastle/tls/TlsClientProtocol.class",
              "has an API below JSSE that no provider governs: use JSSE"));

  private StackRules() {}

  /** What a file of a jar makes worth knowing, as identifier and text; no finding. */
  public static Optional<Map.Entry<String, String>> note(String jar, String file) {
    return NOTES.stream()
        .filter(note -> file.endsWith(note.marker()) && !file.contains("dev/portcullis/"))
        .findFirst()
        .map(note -> Map.entry(note.id(), note.name() + " in " + jar + " " + note.mend()));
  }

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
