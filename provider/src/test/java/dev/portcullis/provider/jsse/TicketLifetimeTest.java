package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.credentials.Credentials;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's tickets say of their lifetime, as openssl s_client reads it. */
@Timeout(60)
class TicketLifetimeTest {
  private static final Pattern LIFETIME =
      Pattern.compile("TLS session ticket lifetime hint: ([0-9]+)");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "SUN_JSSE, 3600, 604800, -tls1_2, 3600",
    "SUN_JSSE, 3600, 60, -tls1_2, 60",
    "SUN_JSSE, 50, 60, -tls1_2, 50",
    "BOUNCY_CASTLE, 3600, 60, -tls1_2, none",
    "BOUNCY_CASTLE, 3600, 60, -tls1_3, none"
  })
  void ticket_ofAServer_livesNoLongerThanThePolicySays(
      DelegateName delegate, int age, int ticket, String version, String expected)
      throws Exception {
    Fixture identity = Fixture.named("localhost");
    String lines =
        "server.session.max-age-seconds = %d\nserver.session.ticket-lifetime-seconds = %d\n";
    SSLContext context = identity.context(delegate, lines.formatted(age, ticket));
    SSLServerSocket listener =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    try (Echo server = new Echo(listener)) {
      assertEquals(expected, lifetime(shown(server.port(), version)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, TLSv1.2, session.ticket-lifetime-seconds = 3600, 60, resumed",
    "CLIENT, TLSv1.2, session.ticket-lifetime-seconds = 3600, 3700, refused",
    "CLIENT, TLSv1.3, session.ticket-lifetime-seconds = 3600, 60, resumed",
    "CLIENT, TLSv1.3, session.ticket-lifetime-seconds = 3600, 3700, refused",
    "SERVER, TLSv1.2, session.ticket-lifetime-seconds = 3600, 60, resumed",
    "SERVER, TLSv1.2, session.ticket-lifetime-seconds = 3600, 3700, refused",
    "SERVER, TLSv1.3, session.ticket-lifetime-seconds = 3600, 60, resumed",
    "SERVER, TLSv1.3, session.ticket-lifetime-seconds = 3600, 3700, refused",
    "SERVER, TLSv1.3, session.max-age-seconds = 3600, 60, resumed",
    "SERVER, TLSv1.3, session.max-age-seconds = 3600, 3700, refused"
  })
  void session_resumedLater_passesWhileThePolicyLetsIt(
      Role role, String version, String line, int seconds, String expected) throws Exception {
    Fixture identity = Fixture.named(Fixture.GOOD);
    Later clock = new Later();
    SSLContext own = own(identity, clock, "protocols.allow = [\"" + version + "\"]\n" + line);
    SSLContext peer = identity.bare();
    peer.init(identity.keys(), identity.trust(), null);
    SSLContext client = role == Role.CLIENT ? own : peer;
    SSLContext server = role == Role.CLIENT ? peer : own;
    new Pump(client.createSSLEngine(Fixture.GOOD, 443), server.createSSLEngine()).handshake();
    clock.seconds = seconds;
    Pump second = new Pump(client.createSSLEngine(Fixture.GOOD, 443), server.createSSLEngine());

    assertEquals(expected, outcome(second, role, line.substring(0, line.indexOf(' '))));
  }

  private static String outcome(Pump pump, Role role, String rule) {
    try {
      pump.handshake();
    } catch (SSLException refused) {
      assertTrue(refused.getMessage().contains("rule      " + rule), refused.getMessage());
      return "refused";
    }
    SSLEngine ofOurs = role == Role.CLIENT ? pump.client : pump.server;
    Fact<Boolean> resumed =
        ((NegotiatedConnection) ofOurs).handshakeFacts().orElseThrow().resumed();
    return resumed.equals(Fact.of(true)) ? "resumed" : "full";
  }

  private static SSLContext own(Fixture identity, Clock clock, String lines) throws Exception {
    String head =
        "format = 1\nid = \"test\"\nextends = \"intermediate@2026-11\"\n"
            + "delegate = \"SunJSSE\"\non-unenforceable = \"warn\"\n";
    PolicyDocument document = Profiles.read(head + lines, "test.toml");
    SSLContext context =
        new SSLContext(
            new JsseServices(document, Credentials.NONE, clock).context("TLS"), null, "TLS") {};
    context.init(identity.keys(), identity.trust(), null);
    return context;
  }

  /** Shows a time that is some seconds from now. */
  private static final class Later extends Clock {
    private volatile long seconds;

    @Override
    public Instant instant() {
      return Instant.now().plusSeconds(seconds);
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

  private String shown(int port, String version) throws Exception {
    Path log = directory.resolve("client.log");
    Process client =
        new ProcessBuilder(
                "openssl", "s_client", version, "-connect", "127.0.0.1:" + port, "-ign_eof")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      // Echoed: whoever has read it has read the tickets before it, too.
      client.getOutputStream().write("whole handshake read\n".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      for (int attempt = 0; attempt < 200; attempt++) {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        if (text.contains("whole handshake read")) {
          return text;
        }
        Thread.sleep(50);
      }
      throw new IllegalStateException(Files.readString(log, StandardCharsets.ISO_8859_1));
    } finally {
      client.destroy();
    }
  }

  private static String lifetime(String text) {
    Matcher hint = LIFETIME.matcher(text);
    return hint.find() ? hint.group(1) : "none";
  }
}
