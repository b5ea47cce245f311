package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.RuleValues;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.CanonicalForm;
import dev.portcullis.provider.PortcullisProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A client that may name nobody, and does so to get past what is said of hosts. Its server's
 * certificate lives for longer than a day.
 */
@Timeout(30)
class NobodyNamedTest {
  private static final String SHORT_LIVED = "certificates.max-lifetime-days = 1\n";

  @TempDir private Path directory;
  private Fixture good;
  private Echo echo;

  @BeforeEach
  void listen() throws Exception {
    good = Fixture.named(Fixture.GOOD);
    echo = new Echo(good.bare().getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()));
  }

  @AfterEach
  void close() throws Exception {
    echo.close();
  }

  private String address() {
    return Echo.loopback().getHostAddress();
  }

  private static String host(String match, String line) {
    return "[[host]]\nmatch = \"" + match + "\"\n" + line;
  }

  /** The policy, whose clients may name nobody. */
  private TlsPolicy policy(DelegateName delegate, String lines) throws Exception {
    TlsPolicy strict = Profiles.named("intermediate").policy();
    RuleValues values = RuleValues.of(strict.rules(Role.CLIENT));
    values.put(Rules.NO_REFERENCE_IDENTITY, NoReferenceIdentity.ALLOW);
    TlsPolicy loose = strict.toBuilder().id("loose").rules(Role.CLIENT, values.assemble()).build();
    Files.writeString(directory.resolve("loose.toml"), CanonicalForm.of(loose));
    String text =
        "format = 1\nid = \"test\"\nextends = \"loose.toml\"\non-unenforceable = \"warn\"\n"
            + "delegate = \"%s\"\n".formatted(delegate.word())
            + lines;
    return Profiles.load(Files.writeString(directory.resolve("test.toml"), text)).policy();
  }

  private String visit(DelegateName delegate, String lines) throws Exception {
    SSLContext context =
        SSLContext.getInstance("TLS", new PortcullisProvider(policy(delegate, lines)));
    context.init(null, good.trust(), null);
    Socket plain = new Socket(Echo.loopback(), echo.port());
    // Every other way to make a client's socket names somebody, be it by address.
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, (InputStream) null, true)) {
      socket.setUseClientMode(true);
      socket.getOutputStream().write(7);
      return "echo " + socket.getInputStream().read();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void assertRefused(String rule, String message) {
    assertTrue(message.contains("\n  rule      " + rule + " ("), message);
  }

  @ParameterizedTest
  @EnumSource
  void host_ofTheSocketsAddress_holds(DelegateName delegate) throws Exception {
    assertEquals("echo 7", visit(delegate, ""));
    assertEquals("echo 7", visit(delegate, host("192.0.2.0/24", SHORT_LIVED)));
    assertRefused("certificates.max-lifetime-days", visit(delegate, host(address(), SHORT_LIVED)));
    String block = address().indexOf(':') < 0 ? "127.0.0.0/8" : "::/64";
    assertRefused("certificates.max-lifetime-days", visit(delegate, host(block, SHORT_LIVED)));
  }

  @ParameterizedTest
  @EnumSource
  void host_ofTheSocketsPort_holds(DelegateName delegate) throws Exception {
    assertRefused(
        "certificates.max-lifetime-days", visit(delegate, host("*:" + echo.port(), SHORT_LIVED)));
    assertEquals("echo 7", visit(delegate, host("*:1", SHORT_LIVED)));
  }

  /** Where the octets go says not whose name a client would have had to check. */
  @ParameterizedTest
  @EnumSource
  void host_byName_doesNotHold(DelegateName delegate) throws Exception {
    assertEquals("echo 7", visit(delegate, host("good.example", SHORT_LIVED)));
  }

  @ParameterizedTest
  @EnumSource
  void host_thatMayNotGoUnnamed_isRefusedByItsAddress(DelegateName delegate) throws Exception {
    String strict = "identity.no-reference-identity = \"refuse\"\n";

    assertRefused("identity.no-reference-identity", visit(delegate, host(address(), strict)));
    assertEquals("echo 7", visit(delegate, host("192.0.2.7", strict)));
  }

  /** The address may be that of a proxy. */
  @ParameterizedTest
  @EnumSource
  void exceptionAndReportMode_ofTheSocketsAddress_letNothingPass(DelegateName delegate)
      throws Exception {
    String report = host(address(), "mode = \"report\"\n");
    assertRefused("certificates.max-lifetime-days", visit(delegate, SHORT_LIVED + report));
    assertRefused("certificates.max-lifetime-days", visit(delegate, strictBut(address())));
    assertRefused("certificates.max-lifetime-days", visit(delegate, strictBut("*:" + echo.port())));
    assertEquals("echo 7", visit(delegate, strictBut("*")));
  }

  private static String strictBut(String host) {
    return SHORT_LIVED
        + "[[exception]]\nhost = \"%s\"\nrules = [\"certificates.max-lifetime-days=0\"]\n"
            .formatted(host)
        + "reason = \"test\"\nowner = \"test\"\nexpires = "
        + LocalDate.now(ZoneOffset.UTC).plusDays(9)
        + "\n";
  }

  @ParameterizedTest
  @EnumSource
  void refusal_showsAnExceptionForAll(DelegateName delegate) throws Exception {
    String message = visit(delegate, SHORT_LIVED);

    assertTrue(message.contains("host = \"*\""), message);
  }

  @ParameterizedTest
  @EnumSource
  void pin_ofTheSocketsAddress_holds(DelegateName delegate) throws Exception {
    String pin =
        "[[pin]]\nhost = \"%s\"\nsha256 = [\"%s\"]\nbackup = [\"%s\"]\nexpires = 2999-01-01\n"
            .formatted(address(), "A".repeat(43) + "=", "B".repeat(42) + "A=");

    assertRefused("pin." + address(), visit(delegate, pin));
  }

  /** An engine knows no address; of a port it knows what it was told. */
  @ParameterizedTest
  @EnumSource
  void host_ofTheEnginesPort_holds(DelegateName delegate) throws Exception {
    assertRefused("certificates.max-lifetime-days", pump(delegate, "*:8443"));
    assertEquals("open", pump(delegate, "*:9443"));
    assertEquals("open", pump(delegate, address()));
  }

  private String pump(DelegateName delegate, String match) throws Exception {
    SSLContext context =
        SSLContext.getInstance(
            "TLS", new PortcullisProvider(policy(delegate, host(match, SHORT_LIVED))));
    context.init(null, good.trust(), null);
    SSLEngine client = context.createSSLEngine(null, 8443);
    client.setUseClientMode(true);
    SSLEngine server = good.bare().createSSLEngine();
    server.setUseClientMode(false);
    try {
      new Pump(client, server).handshake();
      return "open";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
