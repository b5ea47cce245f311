package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle is CPython itself: what {@code getpeercert()} says of the same octets. */
@Tag("seed-13")
class PeerCertificateTest {
  private static final Path DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

  /** Where CPython's answer is an accident or rests on BER that is not DER: what ours is. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "BIT STRING, empty", "\"x500UniqueIdentifier\", {\"hex\": \"\"}",
          "DNS constructed", "\"Dec 25 09:34:43 2027 GMT\"}");

  static Stream<Arguments> odd() {
    return OddCertificates.all().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("odd")
  void oddCertificate_asJson_isWhatCPythonSays(String what, byte[] der) {
    String python = CPython.python3().decode(der);
    String difference = DIFFERENT.get(what);
    if (difference == null) {
      assertEquals(python.startsWith("!") ? "!" : python, json(der), python);
    } else {
      assertTrue(!json(der).equals(python) && json(der).contains(difference), json(der));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("odd")
  void oddCertificate_asTheJdkReadsIt_isTheSame(String what, byte[] der) {
    X509Certificate certificate;
    try {
      certificate = x509(der);
    } catch (CertificateException refused) {
      return; // no program can hold it as an object
    }
    if (json(der).equals("!")) {
      assertThrows(IllegalArgumentException.class, () -> PeerCertificate.of(certificate), what);
    } else {
      assertEquals(json(der), PeerCertificate.of(certificate).toJson());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("odd")
  void oddCertificate_asText_isPrintableAscii(String what, byte[] der) {
    String text;
    try {
      text = PeerCertificate.of(der).toString();
    } catch (CertificateParsingException unprintable) {
      return;
    }
    assertEquals("", text.replaceAll("[ -~\n]", ""), what);
  }

  static Stream<Arguments> roots() throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    try (InputStream in = Files.newInputStream(cacerts)) {
      store.load(in, "changeit".toCharArray());
    }
    List<Arguments> roots = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      roots.add(Arguments.of(alias, store.getCertificate(alias)));
    }
    return roots.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("roots")
  void rootOfTheJdk_asJsonAndPem_isWhatCPythonSays(String alias, X509Certificate root)
      throws Exception {
    assertEquals(
        CPython.python3().decode(root.getEncoded()), PeerCertificate.of(root).toJson(), alias);
  }

  @Test
  void rootsOfDebian_asJson_areWhatCPythonSays() throws Exception {
    assumeTrue(Files.exists(DEBIAN), "the package ca-certificates is not installed");
    List<String> ours = new ArrayList<>();
    List<String> python = new ArrayList<>();
    try (InputStream in = Files.newInputStream(DEBIAN)) {
      for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        ours.add(PeerCertificate.of((X509Certificate) root).toJson());
        python.add(CPython.python3().decode(root.getEncoded()));
      }
    }
    assertTrue(ours.size() > 50, ours.size() + " roots");
    assertEquals(String.join("\n", python), String.join("\n", ours));
  }

  @Test
  void certificate_asText_isForPeople() throws Exception {
    byte[] der = OddCertificates.all().get("every kind");
    assertEquals(
        """
        subject         commonName=Subject
        issuer          commonName=Issuer
        serial number   05
        not before      Jan  5 09:34:43 2026 GMT
        not after       Dec 25 09:34:43 2027 GMT
        name            email: a@example.org
        name            DNS: example.org
        name            URI: https://example.org/
        name            IP Address: 10.0.0.1
        name            Registered ID: 1.2.3.4
        name            othername: <unsupported>
        name            X400Name: <unsupported>
        name            DirName: commonName=d + commonName=e, commonName=\\u00e9
        name            EdiPartyName: <unsupported>
        version         3""",
        PeerCertificate.of(der).toString());
  }

  @Test
  void certificate_asMap_hasCPythonsKeysInItsOrder() throws Exception {
    byte[] der = OddCertificates.all().get("access");
    assertEquals(
        List.of(
            "subject",
            "issuer",
            "version",
            "serialNumber",
            "notBefore",
            "notAfter",
            "OCSP",
            "caIssuers"),
        List.copyOf(PeerCertificate.of(der).toMap().keySet()));
  }

  @Test
  @Tag("seed-18")
  void certificate_asPem_isReadBack() throws Exception {
    byte[] der = OddCertificates.all().get("every kind");
    PeerCertificate certificate = PeerCertificate.of(der);
    X509Certificate again = x509(certificate.toPem().getBytes());
    assertEquals(certificate, PeerCertificate.of(again));
  }

  @Test
  @Tag("seed-18")
  void certificate_asPem_isWhatCPythonWrites() throws Exception {
    for (byte[] der : OddCertificates.all().values()) {
      if (!json(der).equals("!")) {
        assertEquals(CPython.python3().pem(der), PeerCertificate.of(der).toPem());
      }
    }
  }

  @Test
  void session_withoutPeer_isUnverified() throws Exception {
    SSLSession none = SSLContext.getDefault().createSSLEngine().getSession();
    assertThrows(SSLPeerUnverifiedException.class, () -> PeerCertificate.of(none));
  }

  private static X509Certificate x509(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** Ours, or an exclamation mark where there is none. */
  static String json(byte[] der) {
    try {
      return PeerCertificate.of(der).toJson();
    } catch (CertificateParsingException malformed) {
      return "!";
    }
  }
}
