package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.CipherSuiteRules.Order;
import dev.portcullis.policy.DelegateName;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose preference decides on a server, in real handshakes with a client of another mind. */
class SuiteOrderTest {
  private static final String A13 = "TLS_AES_128_GCM_SHA256";
  private static final String B13 = "TLS_AES_256_GCM_SHA384";
  private static final String A12 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  private static final String B12 = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";

  static Stream<Arguments> cells() {
    return Stream.of(DelegateName.values())
        .flatMap(
            delegate ->
                Stream.of(Order.values())
                    .flatMap(
                        order ->
                            Stream.of("TLSv1.3", "TLSv1.2")
                                .map(version -> Arguments.of(delegate, order, version))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void order_ofThePolicy_decides(DelegateName delegate, Order order, String version)
      throws Exception {
    boolean tls13 = version.equals("TLSv1.3");
    String suites =
        "cipher-suites.tls13 = [\"%s\", \"%s\"]\ncipher-suites.tls12 = [\"%s\", \"%s\"]\n"
            .formatted(A13, B13, A12, B12);
    Fixture identity = Fixture.named(Fixture.GOOD);
    SSLContext context =
        identity.context(delegate, suites + "cipher-suites.order = \"" + order.word() + "\"\n");
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    SSLEngine client = identity.bare().createSSLEngine(Fixture.GOOD, 443);
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {version});
    client.setEnabledCipherSuites(tls13 ? new String[] {B13, A13} : new String[] {B12, A12});

    new Pump(client, server).handshake();

    boolean own = order == Order.SERVER;
    String expected = tls13 ? (own ? A13 : B13) : (own ? A12 : B12);
    assertEquals(expected, server.getSession().getCipherSuite());
  }
}
