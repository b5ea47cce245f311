package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.Grant;
import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.OwnChainRules.OnViolation;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ceiling on the lifetime of the own certificate. */
class CertificateLifetimeTest {
  private static final KeyPair KEYS = IssuedCertificate.ec("secp256r1", "own");

  @ParameterizedTest
  @CsvSource({
    "P90D, accepted",
    "P366D, accepted",
    "P366DT1S, CN=own lives 367 days",
    "P366DT23H59M59S, CN=own lives 367 days",
    "P367D, CN=own lives 367 days",
    "P3650D, CN=own lives 3650 days",
    "PT0S, accepted",
    "PT-1H, accepted"
  })
  void verify_lifetime_isHeldToTheCeiling(Duration lifetime, String verdict) {
    assertEquals(verdict, verdict(366, lifetime));
  }

  @Test
  void verify_noCeiling_acceptsACentury() {
    assertEquals("accepted", verdict(0, Duration.ofDays(36_500)));
  }

  @ParameterizedTest
  @CsvSource({"REFUSE", "REPORT", "IGNORE"})
  void verify_longLife_isNamedWhateverFollows(OnViolation onViolation) {
    assertEquals(
        Optional.of(
            new Violation(
                    "own-chain.max-lifetime-days",
                    "Mozilla Server Side TLS 6.0",
                    "CN=own lives 398 days",
                    "at most 366 days",
                    "issue the certificate for a shorter time")
                .excusedBy(List.of(new Grant<>(Rules.MAX_LIFETIME, 398)))),
        CertificateLifetime.verify(
            new OwnChainRules(366, onViolation), Role.SERVER, own(Duration.ofDays(398))));
  }

  private static String verdict(int days, Duration lifetime) {
    return CertificateLifetime.verify(
            new OwnChainRules(days, OnViolation.REFUSE), Role.SERVER, own(lifetime))
        .map(Violation::observed)
        .orElse("accepted");
  }

  private static X509Certificate own(Duration lifetime) {
    return IssuedCertificate.selfSigned("CN=own", KEYS, "SHA256withECDSA").living(lifetime).read();
  }
}
