package dev.portcullis.provider.jsse;

import static dev.portcullis.provider.jsse.Outcome.code;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.wire.ClientExtensions;
import dev.portcullis.provider.wire.ClientHello;
import dev.portcullis.provider.wire.Codes;
import dev.portcullis.provider.wire.KeyShare;
import dev.portcullis.provider.wire.RecordReader;
import dev.portcullis.provider.wire.Sender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a client offers, compared as docs/differences.md says. */
class HelloDifferencesTest {
  private static final String TWO_GROUPS =
      """
      [groups]
      allow = ["secp256r1", "x25519"]
      key-shares = ["x25519"]
      """;
  private static final String APART =
      """
      [signatures]
      handshake = ["ecdsa_secp256r1_sha256"]
      certificate = ["ecdsa_secp384r1_sha384"]
      """;

  private static Fixture good;

  @BeforeAll
  static void makeIdentity() throws Exception {
    good = Fixture.named(Fixture.GOOD);
  }

  private static ClientExtensions hello(Speaker speaker, String host, String lines)
      throws Exception {
    SSLEngine client = speaker.context(good, lines).createSSLEngine(host, 443);
    client.setUseClientMode(true);
    ByteBuffer flight = ByteBuffer.allocate(100_000);
    client.wrap(ByteBuffer.allocate(0), flight);
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(flight.flip());
    return ((ClientHello) reader.next()).extensions();
  }

  private static String groups(ClientExtensions hello) {
    return Arrays.stream(hello.supportedGroups().toArray())
        .mapToObj(group -> NamedGroup.byCode(group).orElseThrow().ianaName())
        .filter(List.of("X25519MLKEM768", "x25519", "secp256r1")::contains)
        .collect(Collectors.joining(" "));
  }

  private static String shares(ClientExtensions hello) {
    return hello.keyShares().stream()
        .map(KeyShare::group)
        .map(group -> NamedGroup.byCode(group).orElseThrow().ianaName())
        .collect(Collectors.joining(" "));
  }

  private static String schemes(Codes codes) {
    return codes.size() > 3
        ? "the JDK's"
        : Arrays.stream(codes.toArray())
            .mapToObj(scheme -> code(SignatureScheme.byCode(scheme).orElseThrow().ianaName()))
            .collect(Collectors.joining(" "));
  }

  @Test
  void serverName_withADot(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> code(hello(speaker, "good.example", "").serverName()));
  }

  @Test
  void serverName_withoutADot(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> code(hello(speaker, "intranet", "").serverName()));
  }

  @Test
  void serverName_ofAnAddress(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> code(hello(speaker, "192.0.2.1", "").serverName()));
  }

  @Test
  void groupOrder_ofThePolicy(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> code(groups(hello(speaker, "a.example", TWO_GROUPS))));
  }

  @Test
  void keyShares_ofThePolicy(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> code(shares(hello(speaker, "a.example", TWO_GROUPS))));
  }

  @Test
  void hybridGroup_ofTheDefaultPolicy(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                Outcome.yes(hello(speaker, "a.example", "").supportedGroups().contains(0x11ec)));
  }

  @Test
  void handshakeSchemes_ofThePolicy(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> schemes(hello(speaker, "a.example", APART).signatureAlgorithms()));
  }

  @Test
  void certificateSchemes_ofThePolicy(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> schemes(hello(speaker, "a.example", APART).signatureAlgorithmsCert()));
  }

  @Test
  void systemProperties_thatChoose(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(HelloDifferencesTest::withProperties);
  }

  private static String withProperties(Speaker speaker) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.tls.client.protocols=TLSv1.1,TLSv1.2",
                "-Djdk.tls.namedGroups=x25519,secp521r1",
                "-Djdk.tls.client.cipherSuites="
                    + "TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "-cp",
                System.getProperty("java.class.path"),
                Configured.class.getName(),
                speaker.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return output;
  }

  /** Prints what system properties left of a client's offer; run in a JVM of its own. */
  static final class Configured {
    private Configured() {}

    public static void main(String[] speaker) throws Exception {
      good = Fixture.named(Fixture.GOOD);
      SSLEngine client = Speaker.valueOf(speaker[0]).context(good).createSSLEngine("a.example", 1);
      client.setUseClientMode(true);
      ClientExtensions hello = hello(Speaker.valueOf(speaker[0]), "a.example", "");
      System.out.println(
          code(String.join(" ", client.getEnabledProtocols()))
              + ", "
              + client.getEnabledCipherSuites().length
              + " suites, "
              + hello.supportedGroups().size()
              + " groups");
    }
  }
}
