package dev.portcullis.provider.findings;

import static dev.portcullis.provider.findings.PropertyRules.When.FALSE;
import static dev.portcullis.provider.findings.PropertyRules.When.NOT_FALSE;
import static dev.portcullis.provider.findings.PropertyRules.When.NOT_PKIX;
import static dev.portcullis.provider.findings.PropertyRules.When.OLD_VERSION;
import static dev.portcullis.provider.findings.PropertyRules.When.SET;
import static dev.portcullis.provider.findings.PropertyRules.When.TRUE;
import static dev.portcullis.provider.findings.PropertyRules.When.WEAK_SUITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** System and security properties that weaken TLS around or behind the gate. Pure; a table. */
public final class PropertyRules {
  private static final String NO_CHECK = "asks for no identity check; the policy still makes one";
  private static final String OLD = "asks for versions below 1.2 (RFC 8996); the policy decides";
  private static final String WEAK = "asks for broken cipher suites; the policy decides";
  private static final String REVERSE_DNS = "names from reverse DNS count as reference identity";
  private static final String NO_CA = "a trust anchor that is no CA may issue certificates";
  private static final String NO_EKU = "certificates for another purpose are taken";

  /** In parts: the build of the drop-in jar would rewrite the whole text. */
  private static final String BOUNCY_CASTLE = String.join(".", "org", "bouncycastle", "jsse.");

  /** Values that are dangerous. */
  enum When {
    TRUE,
    FALSE,
    /** Any value but false, none at all included: the JDK reads some switches so. */
    NOT_FALSE,
    NONE,
    /** Any value that is not blank. */
    SET,
    OLD_VERSION,
    WEAK_SUITE,
    NOT_PKIX;

    private static final List<String> OLD_VERSIONS =
        List.of("sslv2hello", "sslv2", "sslv3", "tlsv1", "tlsv1.1", "dtlsv1.0");
    private static final List<String> WEAK_PARTS =
        List.of("_null_", "_anon_", "_export_", "_rc4_", "_des_", "_3des_");

    boolean is(String value) {
      String word = value.strip().toLowerCase(Locale.ROOT);
      return switch (this) {
        case TRUE, FALSE, NONE -> word.equals(name().toLowerCase(Locale.ROOT));
        case NOT_FALSE -> !word.equals("false");
        case SET -> !word.isEmpty();
        case OLD_VERSION -> Stream.of(word.split("[,\\s]+")).anyMatch(OLD_VERSIONS::contains);
        case WEAK_SUITE -> WEAK_PARTS.stream().anyMatch(word::contains);
        case NOT_PKIX -> !word.isEmpty() && !word.equals("pkix");
      };
    }
  }

  /** A property, the values that are dangerous, and what they do. */
  private record Danger(String name, When when, String effect) {}

  private static final List<Danger> SYSTEM =
      List.of(
          new Danger("https.protocols", OLD_VERSION, OLD),
          new Danger("jdk.tls.client.protocols", OLD_VERSION, OLD),
          new Danger("jdk.tls.server.protocols", OLD_VERSION, OLD),
          new Danger("javax.rmi.ssl.client.enabledProtocols", OLD_VERSION, OLD),
          new Danger("https.cipherSuites", WEAK_SUITE, WEAK),
          new Danger("jdk.tls.client.cipherSuites", WEAK_SUITE, WEAK),
          new Danger("jdk.tls.server.cipherSuites", WEAK_SUITE, WEAK),
          new Danger("javax.rmi.ssl.client.enabledCipherSuites", WEAK_SUITE, WEAK),
          new Danger(
              "jdk.internal.httpclient.disableHostnameVerification",
              NOT_FALSE,
              "java.net.http " + NO_CHECK),
          new Danger(
              "com.sun.jndi.ldap.object.disableEndpointIdentification", TRUE, "LDAP " + NO_CHECK),
          new Danger("jdk.rmi.ssl.client.enableEndpointIdentification", FALSE, "RMI " + NO_CHECK),
          new Danger(
              "io.netty.handler.ssl.defaultEndpointVerificationAlgorithm",
              When.NONE,
              "Netty " + NO_CHECK),
          new Danger("log4j2.sslVerifyHostName", FALSE, "Log4j " + NO_CHECK),
          new Danger("mail.smtp.ssl.checkserveridentity", FALSE, "mail " + NO_CHECK),
          new Danger("mail.smtps.ssl.checkserveridentity", FALSE, "mail " + NO_CHECK),
          new Danger("mail.imap.ssl.checkserveridentity", FALSE, "mail " + NO_CHECK),
          new Danger("mail.imaps.ssl.checkserveridentity", FALSE, "mail " + NO_CHECK),
          new Danger("mail.pop3.ssl.checkserveridentity", FALSE, "mail " + NO_CHECK),
          new Danger("mail.pop3s.ssl.checkserveridentity", FALSE, "mail " + NO_CHECK),
          new Danger("mail.smtp.ssl.trust", SET, "mail takes any chain of these hosts"),
          new Danger("mail.smtps.ssl.trust", SET, "mail takes any chain of these hosts"),
          new Danger("mail.imap.ssl.trust", SET, "mail takes any chain of these hosts"),
          new Danger("mail.imaps.ssl.trust", SET, "mail takes any chain of these hosts"),
          new Danger("jsse.enableSNIExtension", FALSE, "servers are not told which name is meant"),
          new Danger(
              "sun.security.ssl.allowUnsafeRenegotiation",
              TRUE,
              "SunJSSE renegotiates without RFC 5746"),
          new Danger(
              "sun.security.ssl.allowLegacyHelloMessages",
              TRUE,
              "SunJSSE takes peers without RFC 5746, as it does where this is not set"),
          new Danger(
              "jdk.tls.allowUnsafeServerCertChange",
              TRUE,
              "a server may change its identity in a renegotiation"),
          new Danger(
              "jdk.tls.useExtendedMasterSecret", FALSE, "SunJSSE speaks TLS 1.2 without RFC 7627"),
          new Danger(
              "jdk.tls.allowLegacyResumption", TRUE, "SunJSSE resumes sessions without RFC 7627"),
          new Danger(
              "jdk.tls.allowLegacyMasterSecret", TRUE, "SunJSSE speaks TLS 1.2 without RFC 7627"),
          new Danger("jdk.tls.trustNameService", TRUE, REVERSE_DNS),
          new Danger(BOUNCY_CASTLE + "client.assumeOriginalHostName", TRUE, REVERSE_DNS),
          new Danger(
              BOUNCY_CASTLE + "client.acceptRenegotiation",
              TRUE,
              "Bouncy Castle clients renegotiate"),
          new Danger(BOUNCY_CASTLE + "keyManager.checkEKU", FALSE, NO_EKU),
          new Danger(BOUNCY_CASTLE + "trustManager.checkEKU", FALSE, NO_EKU),
          new Danger("com.sun.net.ssl.checkRevocation", FALSE, "revocation is not checked"),
          new Danger("jdk.security.allowNonCaAnchor", TRUE, NO_CA),
          new Danger("javax.net.debug", SET, "handshakes, and data with some values, are printed"));

  private static final List<Danger> SECURITY =
      List.of(
          new Danger("jdk.security.allowNonCaAnchor", TRUE, NO_CA),
          new Danger(
              "ssl.TrustManagerFactory.algorithm",
              NOT_PKIX,
              "the default trust manager does not validate paths as RFC 5280 has it"));

  /** The system properties that {@link #findings} looks at. */
  public static final List<String> SYSTEM_NAMES = SYSTEM.stream().map(Danger::name).toList();

  /** The security properties that {@link #findings} looks at. */
  public static final List<String> SECURITY_NAMES = SECURITY.stream().map(Danger::name).toList();

  private PropertyRules() {}

  /** What weakens TLS among properties; those that are not set are absent from the maps. */
  public static List<Finding> findings(Map<String, String> system, Map<String, String> security) {
    List<Finding> findings = new ArrayList<>(in(SYSTEM, system, "system property"));
    findings.addAll(in(SECURITY, security, "security property"));
    return List.copyOf(findings);
  }

  private static List<Finding> in(List<Danger> dangers, Map<String, String> values, String kind) {
    return dangers.stream()
        .filter(danger -> isSet(danger, values.get(danger.name())))
        .map(
            danger ->
                new Finding(
                    "dangerous-property",
                    "The %s %s is %s: %s"
                        .formatted(kind, danger.name(), values.get(danger.name()), danger.effect()),
                    "remove it"))
        .toList();
  }

  private static boolean isSet(Danger danger, @Nullable String value) {
    return value != null && danger.when().is(value);
  }
}
