package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.Role;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is remembered of a validated chain, and for how long. */
class VerifiedChainsTest {
  private static X509Certificate[] chain;
  private static X509Certificate[] other;

  private final TestClock clock = new TestClock();
  private final VerifiedChains chains = new VerifiedChains(clock);

  @BeforeAll
  static void makeChains() throws Exception {
    chain = new X509Certificate[] {Fixture.named("a.example").certificate};
    other = new X509Certificate[] {Fixture.named("b.example").certificate};
  }

  @Test
  void contains_onlyWhatWasAdded() {
    assertFalse(chains.contains(chain, "UNKNOWN", Role.CLIENT));
    chains.add(chain, "UNKNOWN", Role.CLIENT);
    assertTrue(chains.contains(chain, "UNKNOWN", Role.CLIENT));
    assertFalse(chains.contains(other, "UNKNOWN", Role.CLIENT));
    assertFalse(chains.contains(chain, "ECDHE_RSA", Role.CLIENT));
    assertFalse(chains.contains(chain, "UNKNOWN", Role.SERVER));
    assertFalse(
        chains.contains(new X509Certificate[] {chain[0], other[0]}, "UNKNOWN", Role.CLIENT));
  }

  @Test
  void contains_afterFiveMinutes_isForgotten() {
    chains.add(chain, "UNKNOWN", Role.CLIENT);
    clock.now = clock.now.plusMillis(VerifiedChains.MAX_AGE_MILLIS - 1);
    assertTrue(chains.contains(chain, "UNKNOWN", Role.CLIENT));
    clock.now = clock.now.plusMillis(1);
    assertFalse(chains.contains(chain, "UNKNOWN", Role.CLIENT));
  }

  @Test
  void contains_afterTheCertificateExpired_isForgotten() {
    clock.now = chain[0].getNotAfter().toInstant().minusMillis(1);
    chains.add(chain, "UNKNOWN", Role.CLIENT);
    assertTrue(chains.contains(chain, "UNKNOWN", Role.CLIENT));
    clock.now = chain[0].getNotAfter().toInstant();
    assertFalse(chains.contains(chain, "UNKNOWN", Role.CLIENT));
  }

  @Test
  void add_beyondTheLimit_forgetsTheEldest() {
    chains.add(chain, "UNKNOWN", Role.CLIENT);
    for (int i = 0; i < VerifiedChains.MAX_CHAINS; i++) {
      chains.add(other, "type-" + i, Role.CLIENT);
    }
    assertFalse(chains.contains(chain, "UNKNOWN", Role.CLIENT));
    assertTrue(chains.contains(other, "type-0", Role.CLIENT));
  }

  private static final class TestClock extends Clock {
    Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public long millis() {
      return now.toEpochMilli();
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
