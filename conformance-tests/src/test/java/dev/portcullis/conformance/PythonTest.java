package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.PythonClient;
import dev.portcullis.conformance.peer.PythonServer;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Verdict;
import dev.portcullis.provider.PeerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The system that this one comes from at the other end: programs of CPython's {@code ssl} with
 * {@code create_default_context()}, as clients and as servers, under each version.
 */
@Tag("seed-14")
@Tag("seed-17")
class PythonTest {
  private static final Path CA = TestPki.authorityPem();
  private static final Map<String, PythonServer> SERVERS = new ConcurrentHashMap<>();

  /** A version, by the name that CPython has for it and by that of JSSE. */
  private enum Version {
    TLSv1_2("TLSv1.2"),
    TLSv1_3("TLSv1.3");

    private final String jsseName;

    Version(String jsseName) {
      this.jsseName = jsseName;
    }
  }

  static Stream<Arguments> stagesAndVersions() {
    return Stage.guarded()
        .flatMap(stage -> Stream.of(Version.values()).map(v -> Arguments.of(stage, v)));
  }

  @AfterAll
  static void endServers() {
    SERVERS.values().forEach(PythonServer::close);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("stagesAndVersions")
  @Tag("seed-08")
  @Tag("seed-13")
  void pythonClient_visitsOurServers(Stage stage, Version version) throws Exception {
    Object[] open = {"kind", "engine", "keys", TestPki.ECDSA.keyStore()};
    Object[] asking = {
      "kind",
      "socket",
      "keys",
      TestPki.RSA.keyStore(),
      "client-auth",
      "need",
      "trust",
      TestPki.trustStore()
    };
    AppJvm jvm = AppJvm.shared(stage);
    try (RunningServer everybody = jvm.serve(open);
        RunningServer known = jvm.serve(asking)) {
      List<String> visits =
          PythonClient.visit(
              CA, version.name(), TestPki.CLIENT.files(), everybody.port(), known.port());
      String good = " " + version.jsseName + " HTTP/1.0 200 OK";
      assertEquals(
          List.of(
              "matching" + good,
              "address" + good,
              "wrong Hostname mismatch, certificate is not valid for 'other.example'.",
              "unknown refused",
              "known" + good,
              PeerCertificate.of(certificate(TestPki.ECDSA)).toJson()),
          visits.stream()
              .map(line -> line.replaceFirst("^unknown TLSv1.3 nothing$", "unknown refused"))
              .toList());
      assertEquals("refused", known.await().get("outcome"));
      assertEquals("CN=a client", known.await().get("peer"));
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("stagesAndVersions")
  @Tag("seed-07")
  void ourClient_visitsPythonServers(Stage stage, Version version) {
    int open = server(TestPki.ECDSA, version, false);
    for (String client : List.of("socket", "engine")) {
      Verdict.on(client, visit(stage, client, open))
          .connected()
          .with("protocol", version.jsseName)
          .with("reply", "HTTP/1.0 200 anybody");
    }
    Verdict.on("wrong name", visit(stage, "socket", server(TestPki.WRONG_HOST, version, false)))
        .refused()
        .saying("rule      identity");
    int asking = server(TestPki.RSA, version, true);
    Verdict.on("without a certificate", visit(stage, "socket", asking)).refused();
    Verdict.on("with one", visit(stage, "socket", asking, "keys", TestPki.CLIENT.keyStore()))
        .connected()
        .with("reply", "HTTP/1.0 200 ((('commonName', 'a client'),),)");
  }

  private static Fields visit(Stage stage, String client, int port, Object... more) {
    Stream<Object> common = Stream.of("port", port, "trust", TestPki.trustStore());
    return AppJvm.shared(stage).run(client, Stream.concat(common, Stream.of(more)).toArray());
  }

  private static int server(TestPki certificate, Version version, boolean asks) {
    return SERVERS
        .computeIfAbsent(
            certificate + " " + version + " " + asks,
            key ->
                asks
                    ? PythonServer.requiring(CA, certificate.files(), version.name())
                    : PythonServer.open(certificate.files(), version.name()))
        .port();
  }

  private static X509Certificate certificate(TestPki pki) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(pki.files().chainPem())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
