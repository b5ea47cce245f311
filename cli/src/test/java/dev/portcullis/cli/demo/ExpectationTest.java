package dev.portcullis.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {

  private static final Negotiated TLS_13 =
      new Negotiated("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519");

  @Test
  void deviation_connectedAsExpected_isNone() {
    assertEquals(Optional.empty(), deviation("TLSv1.3 x25519", connected(TLS_13)));
  }

  @Test
  void deviation_otherGroup_isTold() {
    assertEquals(
        Optional.of("expected TLSv1.3 X25519MLKEM768"),
        deviation("TLSv1.3 X25519MLKEM768", connected(TLS_13)));
  }

  @Test
  void deviation_connectedInsteadOfRefused_isTold() {
    assertEquals(
        Optional.of("expected refused rule keys.rsa-min"),
        deviation("refused rule keys.rsa-min", connected(TLS_13)));
  }

  @Test
  void deviation_refusedByThatRule_isNone() {
    Outcome outcome = refused("policy\n  rule      keys.rsa-min (here)", false);
    assertEquals(Optional.empty(), deviation("refused rule keys.rsa-min", outcome));
  }

  @Test
  void deviation_refusedForAnotherReason_isTold() {
    Outcome outcome = refused("NoSuchAlgorithmException: Default SSLContext not available", false);
    assertEquals(
        Optional.of("expected refused rule keys.rsa-min"),
        deviation("refused rule keys.rsa-min", outcome));
  }

  @Test
  void deviation_refusedAfterTheRequestWasRead_isTold() {
    assertEquals(
        Optional.of("the server read the request although the program was refused"),
        deviation("refused", refused("too late", true)));
  }

  @Test
  void deviation_jdkStricterThanTheTable_isNoneWithoutThePolicyOnly() throws Exception {
    ExpectedTable table = ExpectedTable.read();
    Outcome refused = refused("disabled by this JDK", false);
    Cell before = new Cell(Scenario.SHORT_KEY, Program.CAREFUL, Setting.BEFORE);
    Cell after = new Cell(Scenario.SHORT_KEY, Program.CAREFUL, Setting.AFTER);
    assertEquals(Optional.empty(), table.deviation(before, refused));
    assertEquals(
        Optional.of("expected refused rule keys.rsa-min"), table.deviation(after, refused));
  }

  @Test
  void deviation_soundServerRefused_isTold() throws Exception {
    Cell cell = new Cell(Scenario.TLS_13, Program.CAREFUL, Setting.BEFORE);
    assertEquals(
        Optional.of("expected TLSv1.3 x25519"),
        ExpectedTable.read().deviation(cell, refused("no", false)));
  }

  private static Optional<String> deviation(String expected, Outcome outcome) {
    return Expectation.parse(expected).deviation(outcome);
  }

  private static Outcome connected(Negotiated negotiated) {
    return new Outcome(true, Optional.of(negotiated), "", true);
  }

  private static Outcome refused(String reason, boolean requestRead) {
    return new Outcome(false, Optional.empty(), reason, requestRead);
  }
}
