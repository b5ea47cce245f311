package dev.portcullis.provider.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.findings.OverrideRules.Target;
import dev.portcullis.provider.findings.PackageRules.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told about properties, lists of algorithms, override files, stacks and policies. */
class SetUpRulesTest {
  private static final String HEAD =
      "format = 1\nid = \"acme\"\nextends = \"intermediate@2026-11\"\n";

  private static final String TLS = "jdk.tls.disabledAlgorithms";

  @Test
  void properties_dangerousOnes_areNamedWithTheirEffect() {
    assertEquals(
        List.of(
            new Finding(
                "dangerous-property",
                "The system property jdk.tls.trustNameService is true: names from reverse DNS count"
                    + " as reference identity",
                "remove it"),
            new Finding(
                "dangerous-property",
                "The security property jdk.security.allowNonCaAnchor is true: a trust anchor that"
                    + " is no CA may issue certificates",
                "remove it")),
        PropertyRules.findings(
            Map.of("jdk.tls.trustNameService", "true"),
            Map.of("jdk.security.allowNonCaAnchor", "true")));
  }

  @Test
  void properties_setToTheirSafeValue_areNoFinding() {
    assertEquals(
        List.of(),
        PropertyRules.findings(
            Map.of(
                "jsse.enableSNIExtension", "true",
                "jdk.internal.httpclient.disableHostnameVerification", "false"),
            Map.of()));
  }

  @Test
  void properties_switchWithoutValue_isOn() {
    assertEquals(
        1,
        PropertyRules.findings(
                Map.of("jdk.internal.httpclient.disableHostnameVerification", ""), Map.of())
            .size());
  }

  /** The catalogue of properties by which programs and administrators weaken TLS. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https.protocols=TLSv1.2,TLSv1",
        "https.cipherSuites=TLS_RSA_WITH_NULL_SHA256",
        "jdk.tls.client.protocols=SSLv3",
        "jdk.tls.server.protocols=TLSv1.1",
        "jdk.tls.client.cipherSuites=TLS_DH_anon_WITH_AES_128_CBC_SHA256",
        "jdk.tls.server.cipherSuites=SSL_RSA_WITH_RC4_128_SHA",
        "jdk.internal.httpclient.disableHostnameVerification=",
        "com.sun.jndi.ldap.object.disableEndpointIdentification=true",
        "jdk.rmi.ssl.client.enableEndpointIdentification=false",
        "javax.rmi.ssl.client.enabledProtocols=TLSv1",
        "javax.rmi.ssl.client.enabledCipherSuites=SSL_RSA_WITH_3DES_EDE_CBC_SHA",
        "io.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE",
        "log4j2.sslVerifyHostName=false",
        "mail.smtp.ssl.checkserveridentity=false",
        "mail.smtps.ssl.trust=*",
        "jdk.tls.trustNameService=true",
        "org.bouncycastle.jsse.client.assumeOriginalHostName=true",
        "jsse.enableSNIExtension=false",
        "sun.security.ssl.allowUnsafeRenegotiation=true",
        "sun.security.ssl.allowLegacyHelloMessages=true",
        "jdk.tls.allowUnsafeServerCertChange=true",
        "jdk.tls.useExtendedMasterSecret=false",
        "jdk.tls.allowLegacyResumption=true",
        "jdk.tls.allowLegacyMasterSecret=true",
        "com.sun.net.ssl.checkRevocation=false",
        "jdk.security.allowNonCaAnchor=true",
        "org.bouncycastle.jsse.keyManager.checkEKU=false",
        "org.bouncycastle.jsse.trustManager.checkEKU=false",
        "org.bouncycastle.jsse.client.acceptRenegotiation=true",
        "javax.net.debug=all"
      })
  void properties_eachOfTheCatalogue_isAFinding(String property) {
    String[] pair = property.split("=", 2);
    assertEquals(
        List.of("dangerous-property"),
        PropertyRules.findings(Map.of(pair[0], pair[1]), Map.of()).stream()
            .map(Finding::id)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https.protocols=TLSv1.3,TLSv1.2",
        "jdk.tls.client.cipherSuites=TLS_AES_128_GCM_SHA256",
        "mail.smtp.ssl.trust=",
        "log4j2.sslVerifyHostName=true"
      })
  void properties_thatNarrow_areNoFinding(String property) {
    String[] pair = property.split("=", 2);
    assertEquals(List.of(), PropertyRules.findings(Map.of(pair[0], pair[1]), Map.of()));
  }

  @Test
  void trustManagerAlgorithm_otherThanPkix_isNamed() {
    assertEquals(
        "The security property ssl.TrustManagerFactory.algorithm is SunX509: the default trust"
            + " manager does not validate paths as RFC 5280 has it; remove it",
        PropertyRules.findings(Map.of(), Map.of("ssl.TrustManagerFactory.algorithm", "SunX509"))
            .get(0)
            .text());
  }

  @Test
  void package_exportedWhereThatIsEnough_isNamed() {
    assertEquals(
        Optional.of(
            new Finding(
                "opened-package",
                "The command line opens java.base/sun.security.ssl to programs: they can make the"
                    + " JDK's own JSSE, past the TLS policy",
                "remove --add-opens or --add-exports java.base/sun.security.ssl")),
        PackageRules.finding("sun.security.ssl", Access.EXPORTED, "The command line"));
  }

  @Test
  void package_publicApi_isNoFinding() {
    assertEquals(
        Optional.empty(),
        PackageRules.finding("javax.net.ssl", Access.EXPORTED, "The command line"));
  }

  @Test
  void algorithms_entriesLost_areNamed() {
    assertEquals(
        Optional.of(
            new Finding(
                "weakened-algorithms",
                TLS + " lacks what this JDK ships: TLSv1, RSA keySize < 1024",
                "add to the JDK's value, do not replace it")),
        AlgorithmRules.finding(TLS, "SSLv3, TLSv1, RSA  keySize < 1024", "SSLv3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv11", "TLSv", "tlsv1", "TLSx1", "TTLSv1"})
  void algorithms_misspeltEntry_isNamedWithWhatItMeans(String typo) {
    assertEquals(
        Optional.of(
            new Finding(
                "weakened-algorithms",
                TLS + " lacks what this JDK ships: TLSv1 ('" + typo + "' may be meant for 'TLSv1')",
                "add to the JDK's value, do not replace it")),
        AlgorithmRules.finding(TLS, "SSLv3, TLSv1", "SSLv3, " + typo));
  }

  @Test
  void algorithms_entriesAdded_areNoFinding() {
    assertEquals(Optional.empty(), AlgorithmRules.finding(TLS, "SSLv3,RC4", "RC4, SSLv3, MD5"));
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, does not exist",
    "DIRECTORY, is a directory",
    "UNREADABLE, cannot be read by this user"
  })
  void override_thatTheJvmCannotRead_isNamed(Target target, String fault) {
    assertEquals(
        Optional.of(
            new Finding(
                "override-ignored",
                "The JVM ignores -Djava.security.properties=/x without a word: it " + fault,
                "correct the path; in a container, mount the file where the path says, readable")),
        OverrideRules.finding("/x", target, "true"));
  }

  @Test
  void override_notPermitted_isNamed() {
    assertEquals(
        Optional.of(
            new Finding(
                "override-ignored",
                "The JVM ignores -Djava.security.properties=/x without a word:"
                    + " security.overridePropertiesFile is false",
                "set it to true in the JDK's conf/security/java.security")),
        OverrideRules.finding("/x", Target.FILE, "false"));
  }

  @ParameterizedTest
  @CsvSource({"/x, true", "=/x, ''"})
  void override_thatWasRead_isNoFinding(String value, String permitted) {
    assertEquals(Optional.empty(), OverrideRules.finding(value, Target.FILE, permitted));
  }

  @Test
  void stack_relocatedTcnative_isNamed() {
    assertEquals(
        Optional.of(
            new Finding(
                "native-tls",
                "netty-tcnative (OpenSSL) is in grpc.jar: what uses it bypasses every JCA provider",
                "take the jar away or start with -Dio.netty.handler.ssl.noOpenSsl=true")),
        StackRules.finding(
            "grpc.jar", "io/grpc/netty/shaded/io/netty/internal/tcnative/SSL.class", false));
  }

  @Test
  void stack_tcnativeSwitchedOff_isNoFinding() {
    assertEquals(
        Optional.empty(),
        StackRules.finding("n.jar", "io/netty/internal/tcnative/SSL.class", true));
  }

  @Test
  void bctls_withTheDefect_isNamed() {
    assertEquals(
        Optional.of(
            new Finding(
                "old-bctls",
                "bctls 1.84.0 in b.jar takes common names for identity (CVE-2026-59638)",
                "use it only behind Portcullis, or a version later than 1.84")),
        StackRules.bctls("b.jar", "1.84.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.60", "1.85", "2.1.24", "", "unknown"})
  void bctls_ofOtherVersions_isNoFinding(String version) {
    assertEquals(Optional.empty(), StackRules.bctls("b.jar", version));
  }

  @Test
  void policy_compatible_isLooseInBothRoles() {
    assertEquals(
        List.of(
            new Finding(
                "loose-policy",
                "TLS policy compatible@2026-11 allows versions below 1.2 (RFC 8996) (client)",
                "use intermediate where you can"),
            new Finding(
                "loose-policy",
                "TLS policy compatible@2026-11 allows versions below 1.2 (RFC 8996) (server)",
                "use intermediate where you can")),
        PolicyRules.findings(Profiles.named("compatible").policy()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"modern", "intermediate", "legacy"})
  void policy_ofTheOtherProfiles_isNotLoose(String profile) {
    assertEquals(List.of(), PolicyRules.findings(Profiles.named(profile).policy()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trust.application-managers = \"restrict\"|",
        "mode = \"report\"|reports and refuses nothing",
        "report-only = [\"keys.rsa-min\"]|reports and does not refuse keys.rsa-min",
      })
  void policy_thatOnlyReports_isLoose(String line, String expected) throws Exception {
    List<String> messages =
        PolicyRules.findings(Profiles.read(HEAD + line, "test.toml").policy()).stream()
            .map(Finding::message)
            .toList();
    assertEquals(expected == null ? List.of() : List.of("TLS policy acme " + expected), messages);
  }
}
