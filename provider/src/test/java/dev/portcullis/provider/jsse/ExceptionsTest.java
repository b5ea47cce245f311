package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.credentials.Credentials;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts, exceptions, report mode and shadow on real sockets, with both delegates. */
class ExceptionsTest {
  /** A rule that a peer breaks. */
  enum Broken {
    RSA_MIN("[keys]\nrsa-min = 3072\n"),
    EC_CURVE("[keys]\nec-curves = [\"secp384r1\"]\n"),
    KEY_TYPE("[keys]\ntypes = [\"RSA\"]\n"),
    WILDCARD("[identity]\nwildcard = \"never\"\n"),
    MANAGER("");

    private final String lines;

    Broken(String lines) {
      this.lines = lines;
    }

    String host() {
      return this == WILDCARD ? "a.good.example" : Fixture.GOOD;
    }

    Fixture peer() throws Exception {
      return switch (this) {
        case RSA_MIN -> Fixture.rsa(2048, Fixture.GOOD);
        case WILDCARD -> Fixture.named("*.good.example");
        default -> Fixture.named(Fixture.GOOD);
      };
    }
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> cases() {
    return Arrays.stream(Broken.values())
        .flatMap(
            broken ->
                Arrays.stream(DelegateName.values())
                    .map(d -> org.junit.jupiter.params.provider.Arguments.of(broken, d)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusal_itsExceptionPasted_letsTheConnectionPass(Broken broken, DelegateName delegate)
      throws Exception {
    Fixture peer = broken.peer();
    try (Echo server = echo(peer)) {
      SSLException refused =
          assertThrows(
              SSLException.class, () -> connect(broken, delegate, peer, broken.lines, server));
      String pasted = exceptionIn(refused.getMessage());

      assertDoesNotThrow(
          () -> connect(broken, delegate, peer, broken.lines + pasted, server), pasted);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void violation_inReportMode_passesAndIsTold(Broken broken, DelegateName delegate)
      throws Exception {
    Fixture peer = broken.peer();
    try (Echo server = echo(peer);
        Warnings told = new Warnings()) {
      connect(broken, delegate, peer, "mode = \"report\"\n" + broken.lines, server);

      assertTrue(told.mention("would refuse"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyNamed_itsExceptionPasted_letsTheConnectionPass(DelegateName delegate)
      throws Exception {
    Fixture peer = Fixture.named(Fixture.GOOD);
    SSLException refused =
        assertThrows(
            SSLException.class,
            () ->
                new Pump(
                        peer.context(delegate, "").createSSLEngine(), peer.bare().createSSLEngine())
                    .handshake());
    SSLContext excepted = peer.context(delegate, exceptionIn(refused.getMessage()));

    assertDoesNotThrow(
        () -> new Pump(excepted.createSSLEngine(), peer.bare().createSSLEngine()).handshake());
  }

  @ParameterizedTest
  @EnumSource
  void hostRules_ofAnotherHost_leaveThisOneAlone(DelegateName delegate) throws Exception {
    Fixture peer = Fixture.rsa(2048, Fixture.GOOD, Fixture.OTHER);
    String lines = "[[host]]\nmatch = \"other.example\"\n[host.keys]\nrsa-min = 3072\n";
    try (Echo server = echo(peer)) {
      connect(delegate, peer, lines, server, Fixture.GOOD);
      SSLException refused =
          assertThrows(
              SSLException.class,
              () ->
                  shake(
                      timed(document(delegate, lines), Clock.systemUTC(), peer),
                      server,
                      Fixture.OTHER));

      assertTrue(refused.getMessage().contains("keys.rsa-min (test.toml:9;"), refused.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void exception_whenItExpires_closesInARunningJvm(DelegateName delegate) throws Exception {
    Fixture peer = Fixture.rsa(2048, Fixture.GOOD);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Moving clock = new Moving(today);
    String exception =
        "[keys]\nrsa-min = 3072\n[[exception]]\nhost = \"good.example\"\nrules = [\"keys.rsa-min=2048\"]\n"
            + "reason = \"r\"\nowner = \"somebody\"\nexpires = "
            + today.plusDays(2)
            + "\n";
    SSLContext context = timed(document(delegate, exception), clock, peer);
    try (Echo server = echo(peer)) {
      shake(context, server, Fixture.GOOD);
      clock.day = today.plusDays(3);
      SSLException refused =
          assertThrows(SSLException.class, () -> shake(context, server, Fixture.GOOD));

      String expired =
          "the exception of test.toml:8 held until "
              + today.plusDays(2)
              + "; it is owned by somebody";
      assertTrue(refused.getMessage().contains(expired), refused.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void version_excludedAndOnlyReported_isOfferedAndTold(DelegateName delegate) throws Exception {
    Fixture peer = Fixture.named(Fixture.GOOD);
    String lines =
        "mode = \"report\"\n[protocols]\nallow = [\"TLSv1.3\"]\n"
            + "[cipher-suites]\ntls13 = [\"TLS_AES_256_GCM_SHA384\"]\n";
    try (Echo server = echo(peer, "TLSv1.2");
        Warnings told = new Warnings()) {
      SSLSocket socket = connect(delegate, peer, lines, server, Fixture.GOOD);

      assertEquals("TLSv1.2", socket.getSession().getProtocol());
      assertTrue(told.mention("negotiated version TLSv1.2"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void version_exceptedForAHost_isNegotiatedWithItAlone(DelegateName delegate) throws Exception {
    Fixture peer = Fixture.named(Fixture.GOOD, Fixture.OTHER);
    String lines =
        "[protocols]\nallow = [\"TLSv1.3\"]\n[[exception]]\nhost = \"good.example\"\n"
            + "allow = [\"TLSv1.2\", \"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256\"]\n"
            + "reason = \"r\"\nowner = \"o\"\nexpires = "
            + LocalDate.now(ZoneOffset.UTC).plusDays(60)
            + "\n";
    try (Echo server = echo(peer, "TLSv1.2")) {
      SSLSocket socket = connect(delegate, peer, lines, server, Fixture.GOOD);

      assertEquals("TLSv1.2", socket.getSession().getProtocol());
      assertThrows(IOException.class, () -> connect(delegate, peer, lines, server, Fixture.OTHER));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shadow_thatWouldRefuse_isToldAndRefusesNothing(DelegateName delegate) throws Exception {
    Fixture peer = Fixture.named(Fixture.GOOD);
    try (Echo server = echo(peer, "TLSv1.2");
        Warnings told = new Warnings()) {
      connect(delegate, peer, "shadow = \"modern@2026-11\"\n", server, Fixture.GOOD);

      assertTrue(told.mention("TLS policy modern@2026-11"));
      assertTrue(told.mention("would refuse good.example"));
    }
  }

  @Test
  void offer_inReportMode_hasNothingThatIsNeverAllowed() throws Exception {
    for (DelegateName delegate : DelegateName.values()) {
      SSLContext context = Fixture.gated(delegate, "mode = \"report\"\n");
      context.init(null, null, null);
      List<String> suites = List.of(context.getSupportedSSLParameters().getCipherSuites());

      assertTrue(suites.contains("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"), suites.toString());
      assertFalse(
          suites.stream().anyMatch(s -> s.matches(".*(NULL|anon|EXPORT|RC4|3DES).*")),
          suites.toString());
    }
  }

  private static void connect(
      Broken broken, DelegateName delegate, Fixture peer, String lines, Echo server)
      throws Exception {
    TrustManager[] trust =
        broken == Broken.MANAGER ? new TrustManager[] {new AcceptAll()} : new TrustManager[0];
    SSLContext context = peer.context(delegate, lines, trust);
    shake(context, server, broken.host());
  }

  private static SSLSocket connect(
      DelegateName delegate, Fixture peer, String lines, Echo server, String host)
      throws Exception {
    return shake(peer.context(delegate, lines), server, host);
  }

  private static SSLSocket shake(SSLContext context, Echo server, String host) throws IOException {
    java.net.Socket plain = new java.net.Socket(Echo.loopback(), server.port());
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, server.port(), true);
    socket.setSoTimeout(10_000);
    try (socket) {
      socket.startHandshake();
      socket.getOutputStream().write(7);
      assertEquals(7, socket.getInputStream().read());
      socket.getSession().getProtocol();
      return socket;
    }
  }

  private static Echo echo(Fixture peer, String... protocols) throws Exception {
    SSLServerSocket listener =
        (SSLServerSocket)
            peer.bare().getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    if (protocols.length > 0) {
      listener.setEnabledProtocols(protocols);
    }
    return new Echo(listener);
  }

  private static String exceptionIn(String refusal) {
    String[] lines = refusal.split("\n");
    int first = Arrays.asList(lines).indexOf("  exception [[exception]]");
    assertTrue(first >= 0, refusal);
    return Arrays.stream(lines, first, lines.length)
        .map(line -> line.replaceFirst("^  exception ", "").strip())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static PolicyDocument document(DelegateName delegate, String lines) throws Exception {
    String head =
        "format = 1\nid = \"test\"\nextends = \"intermediate@2026-11\"\ndelegate = \"%s\"\n"
            + "on-unenforceable = \"warn\"\n";
    return Profiles.read(head.formatted(delegate.word()) + lines, "test.toml");
  }

  private static SSLContext timed(PolicyDocument document, Clock clock, Fixture peer)
      throws Exception {
    SSLContext context =
        new SSLContext(
            new JsseServices(document, Credentials.NONE, clock).context("TLS"), null, "TLS") {};
    context.init(peer.keys(), peer.trust(), null);
    return context;
  }

  /** Shows the day that the test says. */
  private static final class Moving extends Clock {
    private volatile LocalDate day;

    Moving(LocalDate day) {
      this.day = day;
    }

    @Override
    public Instant instant() {
      return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
