package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.jsse.RevocablePki.Source;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Revocation by a real responder and a real list; the rule off, soft and hard. */
@Timeout(60)
class RevocationTest {
  private static RevocablePki pki;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    pki = new RevocablePki(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    pki.close();
  }

  private static Pump pump(DelegateName delegate, String rule, boolean revoked, Source source)
      throws Exception {
    SSLContext client = Fixture.gated(delegate, "certificates.revocation = \"" + rule + "\"");
    client.init(null, pki.trust(), null);
    return new Pump(
        client.createSSLEngine(Fixture.GOOD, 443), pki.server(revoked, source).createSSLEngine());
  }

  @ParameterizedTest
  @CsvSource({
    "off, false, OCSP, works",
    "off, true, OCSP, works",
    "off, true, CRL, works",
    "soft, false, OCSP, works",
    "soft, true, OCSP, refused",
    "soft, false, CRL, works",
    "soft, true, CRL, refused",
    "soft, false, NOWHERE, works",
    "soft, false, DEAD_RESPONDER, works",
    "hard, false, OCSP, works",
    "hard, true, OCSP, refused",
    "hard, false, CRL, works",
    "hard, true, CRL, refused",
    "hard, false, NOWHERE, refused",
    "hard, false, DEAD_RESPONDER, refused"
  })
  void certificate_byItsStatus_passesOrNot(
      String rule, boolean revoked, Source source, String expected) throws Exception {
    assertEquals(expected, outcome(pump(DelegateName.BOUNCY_CASTLE, rule, revoked, source)));
  }

  @ParameterizedTest
  @EnumSource
  void revoked_withEachDelegate_isRefused(DelegateName delegate) throws Exception {
    assertEquals("works", outcome(pump(delegate, "hard", false, Source.OCSP)));
    assertEquals("refused", outcome(pump(delegate, "soft", true, Source.OCSP)));
  }

  private static String outcome(Pump pump) throws SSLException {
    try {
      pump.handshake();
    } catch (SSLException refused) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("rule      certificates.revocation"), message);
      return "refused";
    }
    assertEquals("hello", pump.sent("hello"));
    return "works";
  }

  @ParameterizedTest
  @EnumSource
  void revoked_refusal_namesTheReason(DelegateName delegate) throws Exception {
    SSLException refused =
        assertThrows(SSLException.class, pump(delegate, "hard", true, Source.CRL)::handshake);
    assertTrue(refused.getMessage().contains("KEY_COMPROMISE"), refused.getMessage());
  }
}
