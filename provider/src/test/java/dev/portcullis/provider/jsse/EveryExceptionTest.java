package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.PortcullisProvider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exception that a refusal shows, pasted, for every rule of the table. */
@Timeout(60)
class EveryExceptionTest {
  /** Rules that a real peer breaks here, and the lines under which it does. */
  private static final Map<String, String> BROKEN =
      Map.ofEntries(
          Map.entry("alpn.require", "alpn.require = [\"h2\"]"),
          Map.entry(
              "certificates.extended-key-usage", "certificates.extended-key-usage = \"require\""),
          Map.entry("certificates.max-lifetime-days", "certificates.max-lifetime-days = 30"),
          Map.entry("certificates.ocsp-staple", "certificates.ocsp-staple = \"require\""),
          Map.entry("certificates.revocation", "certificates.revocation = \"hard\""),
          Map.entry("groups.post-quantum", "groups.post-quantum = \"require\""),
          Map.entry("identity.no-reference-identity", ""),
          Map.entry("identity.wildcard", "identity.wildcard = \"never\""),
          Map.entry("keys.ec-curves", "keys.ec-curves = [\"secp384r1\"]"),
          Map.entry("keys.rsa-max", "keys.rsa-max = 2048"),
          Map.entry("keys.rsa-min", "keys.rsa-min = 4096"),
          Map.entry("keys.types", "keys.types = [\"RSA\"]"),
          Map.entry("sni.on-unknown", "sni.on-unknown = \"refuse\""),
          Map.entry("tls12.cbc", "tls12.cbc = \"etm-only\""),
          Map.entry("trust.application-managers", ""));

  private static final String NOT_SEEN =
      "what is offered keeps to it, so a peer's alert comes first; NegotiationVerifier judges it";
  private static final String PREFERENCE = "a preference: set it where it belongs";
  private static final String CONTEXT = "holds for a whole SSLContext";

  /** Rules of which no refusal here can show an exception, with the reason. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("cipher-suites.order", PREFERENCE),
          Map.entry("groups.key-shares", PREFERENCE),
          Map.entry("sni.send", PREFERENCE),
          Map.entry("session.max-age-seconds", CONTEXT),
          Map.entry("session.resumption", CONTEXT),
          Map.entry("session.ticket-lifetime-seconds", CONTEXT),
          Map.entry("tls12.extended-master-secret", CONTEXT),
          Map.entry("protocols.allow", NOT_SEEN),
          Map.entry("cipher-suites.tls12", NOT_SEEN),
          Map.entry("cipher-suites.tls13", NOT_SEEN),
          Map.entry("groups.allow", NOT_SEEN),
          Map.entry("signatures.handshake", NOT_SEEN),
          Map.entry(
              "signatures.certificate",
              "what is asked for keeps to it, and a server without such a chain ends the"
                  + " handshake itself; PeerChainVerifierTest judges one that shows its chain"),
          Map.entry(
              "tls12.secure-renegotiation",
              "every TLS library of today answers RFC 5746; FactsVerifierTest judges one that does"
                  + " not"),
          Map.entry("own-chain.max-lifetime-days", "the own certificate: not shown, not refused"),
          Map.entry("own-chain.on-violation", "says what becomes of the rule before it"));

  @TempDir static Path directory;
  private static RevocablePki pki;

  @BeforeAll
  static void start() throws Exception {
    pki = new RevocablePki(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    pki.close();
  }

  @Test
  void rules_ofTheTable_areAllClassified() {
    TreeSet<String> classified = new TreeSet<>(BROKEN.keySet());
    classified.addAll(OTHERS.keySet());
    assertEquals(
        Rules.ALL.stream().map(Rule::key).collect(Collectors.toCollection(TreeSet::new)),
        classified);
    assertEquals(Rules.ALL.size(), BROKEN.size() + OTHERS.size());
  }

  static Stream<Arguments> broken() {
    return BROKEN.keySet().stream()
        .sorted()
        .flatMap(rule -> Arrays.stream(DelegateName.values()).map(d -> Arguments.of(rule, d)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refusal_itsExceptionPasted_letsTheConnectionPass(String rule, DelegateName delegate)
      throws Exception {
    String version = rule.equals("groups.post-quantum") ? "TLSv1.3" : "TLSv1.2";
    String lines = "protocols.allow = [\"" + version + "\"]\n" + BROKEN.get(rule) + "\n";
    Fixture peer = peer(rule);
    SSLException refused =
        assertThrows(SSLException.class, () -> pump(rule, peer, delegate, lines).handshake());
    assertTrue(refused.getMessage().contains("rule      " + rule), refused.getMessage());
    String pasted = exceptionIn(refused.getMessage());

    assertDoesNotThrow(() -> pump(rule, peer, delegate, lines + pasted).handshake(), pasted);
  }

  private static Fixture peer(String rule) throws Exception {
    return switch (rule) {
      case "identity.wildcard" -> Fixture.named("*.good.example");
      case "keys.rsa-max" -> Fixture.rsa(3072, Fixture.GOOD);
      case "keys.rsa-min" -> Fixture.rsa(2048, Fixture.GOOD);
      case "sni.on-unknown" -> Fixture.named(Fixture.OTHER);
      default -> Fixture.named(Fixture.GOOD);
    };
  }

  private static Pump pump(String rule, Fixture peer, DelegateName delegate, String lines)
      throws Exception {
    if (rule.equals("sni.on-unknown")) {
      SSLContext client = SSLContext.getInstance("TLS", "SunJSSE");
      client.init(null, new TrustManager[] {new AcceptAll()}, null);
      return new Pump(
          client.createSSLEngine(Fixture.GOOD, 443),
          peer.context(delegate, lines).createSSLEngine());
    }
    boolean status = rule.equals("certificates.ocsp-staple") || rule.endsWith(".revocation");
    SSLContext server = status ? pki.server(false, RevocablePki.Source.NOWHERE) : peer.bare();
    TrustManager[] trust =
        status
            ? pki.trust()
            : rule.equals("trust.application-managers")
                ? new TrustManager[] {new AcceptAll()}
                : new TrustManager[0];
    SSLContext own = own(rule, peer, delegate, lines, trust);
    SSLEngine client =
        rule.equals("identity.no-reference-identity")
            ? own.createSSLEngine()
            : own.createSSLEngine(host(rule), 443);
    SSLEngine other = http(server.createSSLEngine());
    if (rule.equals("tls12.cbc")) {
      // The JDK has no encrypt-then-MAC.
      other.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
    }
    return new Pump(http(client), other);
  }

  /** Under the default profile; under one that has CBC, where that is the matter. */
  private static SSLContext own(
      String rule, Fixture peer, DelegateName delegate, String lines, TrustManager[] trust)
      throws Exception {
    if (!rule.equals("tls12.cbc")) {
      return peer.context(delegate, lines, trust);
    }
    String text =
        "format = 1\nid = \"test\"\nextends = \"legacy\"\non-unenforceable = \"warn\"\n"
            + "delegate = \"%s\"\n".formatted(delegate.word())
            + lines;
    TlsPolicy policy = Profiles.read(text, "test.toml").policy();
    SSLContext context = SSLContext.getInstance("TLS", new PortcullisProvider(policy));
    context.init(peer.keys(), peer.trust(), null);
    return context;
  }

  private static String host(String rule) {
    return rule.equals("identity.wildcard") ? "a.good.example" : Fixture.GOOD;
  }

  private static SSLEngine http(SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static String exceptionIn(String refusal) {
    String[] lines = refusal.split("\n");
    int first = Arrays.asList(lines).indexOf("  exception [[exception]]");
    assertTrue(first >= 0, refusal);
    return Arrays.stream(lines, first, lines.length)
        .map(line -> line.replaceFirst("^  exception ", "").strip())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
