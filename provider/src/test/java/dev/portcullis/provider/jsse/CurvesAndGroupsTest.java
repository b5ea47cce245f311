package dev.portcullis.provider.jsse;

import static dev.portcullis.provider.delegate.Capabilities.Control.GROUP_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.wire.ClientHello;
import dev.portcullis.provider.wire.RecordReader;
import dev.portcullis.provider.wire.Sender;
import java.nio.ByteBuffer;
import java.security.ProviderException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Key exchange without the curve of the certificate's key. Should a delegate change its mind, this
 * fails, and the warning goes.
 */
class CurvesAndGroupsTest {
  /** {@code ecdsa_secp256r1_sha256}. */
  private static final int P256 = 0x0403;

  private static final String X25519 =
      "groups.allow = [\"x25519\"]\ngroups.key-shares = [\"x25519\"]\n";

  @ParameterizedTest
  @EnumSource
  void clientWithoutTheCurve_offersItsSchemesUnderANewerSunJsseAlone(DelegateName delegate)
      throws Exception {
    SSLContext context = Fixture.named(Fixture.GOOD).context(delegate, X25519);
    SSLEngine client = context.createSSLEngine(Fixture.GOOD, 443);
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {"TLSv1.3"});
    ByteBuffer flight = ByteBuffer.allocate(100_000);
    client.wrap(ByteBuffer.allocate(0), flight);
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(flight.flip());

    boolean newer =
        Delegates.of(DelegateName.SUN_JSSE).capabilities().controls().contains(GROUP_ORDER);
    assertEquals(
        delegate == DelegateName.SUN_JSSE && newer,
        ((ClientHello) reader.next()).extensions().signatureAlgorithms().contains(P256));
  }

  @Test
  void schemesThatAreLeftOut_areToldByName() throws Exception {
    try (Warnings warnings = new Warnings()) {
      Fixture.gated(DelegateName.BOUNCY_CASTLE, "# a line of its own\n" + X25519);

      assertTrue(
          warnings.mention(
              "BouncyCastle leaves out ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384, because"));
    }
  }

  @Test
  void schemesOfAHostThatAreLeftOut_areToldWithTheHost() throws Exception {
    try (Warnings warnings = new Warnings()) {
      Fixture.gated(DelegateName.BOUNCY_CASTLE, "[[host]]\nmatch = \"a.example\"\n" + X25519);

      assertTrue(
          warnings.mention(
              "ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384 for a.example, because"));
    }
  }

  @Test
  void policyOfWhichNoSchemeIsLeft_isUnenforceable() throws Exception {
    String text =
        "format = 1\n"
            + "id = \"x\"\n"
            + "extends = \"intermediate\"\n"
            + "on-unenforceable = \"refuse\"\n"
            + "signatures.handshake = [\"ecdsa_secp256r1_sha256\"]\n"
            + "cipher-suites.tls12 = [\"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256\"]\n"
            + "keys.types = [\"EC\"]\n"
            + X25519;
    TlsPolicy policy = Profiles.read(text, "x.toml").policy();
    ProviderException refused =
        assertThrows(
            ProviderException.class,
            () -> SSLContext.getInstance("TLS", new PortcullisProvider(policy)));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("BouncyCastle cannot enforce signatures.handshake"), message);
  }
}
