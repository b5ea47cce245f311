package dev.portcullis.cli.ciphers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command as a user meets it, in this JVM. */
@Tag("seed-05")
class CiphersCommandTest {
  private record Run(int exit, String out, String err) {}

  @Test
  void list_underAProfile_saysWhatPolicyAndDelegateAllow() {
    Run run = run("ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA:NULL-SHA:ARIA128-GCM-SHA256");

    assertEquals(
        List.of(
            "policy intermediate@2026-11, delegate BouncyCastle",
            "OPENSSL                      IANA                                   POLICY  DELEGATE",
            "ECDHE-RSA-AES128-GCM-SHA256  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256  yes     yes",
            "AES128-SHA                   TLS_RSA_WITH_AES_128_CBC_SHA           no      yes",
            "NULL-SHA                     TLS_RSA_WITH_NULL_SHA                  never   no",
            "ARIA128-GCM-SHA256           TLS_RSA_WITH_ARIA_128_GCM_SHA256       no      no"),
        run.out().lines().toList());
    assertEquals(0, run.exit());
  }

  @Test
  void noList_showsTheSuitesOfThePolicy() {
    Run run = run("--policy", "modern", "-v");

    assertTrue(
        run.out().contains("TLS_AES_128_GCM_SHA256        yes     yes       0x1301  TLSv1.3"),
        run.out());
    assertEquals(5, run.out().lines().count(), run.out());
  }

  @Test
  void list_asJson_isOneObject() {
    Run run = run("--json", "CHACHA20+aRSA+kECDHE");

    assertEquals(
        "{\n  \"policy\": \"intermediate@2026-11\",\n  \"delegate\": \"BouncyCastle\",\n"
            + "  \"suites\": [\n    {\"openssl\": \"ECDHE-RSA-CHACHA20-POLY1305\", \"iana\":"
            + " \"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256\", \"code\": \"0xCCA8\","
            + " \"policy\": \"yes\", \"delegate\": true}\n  ]\n}\n",
        run.out());
  }

  @Test
  void misspeltList_isRefusedWithASuggestion() {
    Run run = run("ECDHE+AESGMC");

    assertEquals(
        "portcullis ciphers: 'AESGMC' is no word of cipher lists; did you mean 'AESGCM'?",
        run.err().strip());
    assertEquals(1, run.exit());
  }

  @Test
  void missingPolicy_isRefusedWithItsPath() {
    Run run = run("--policy", "nowhere.toml", "HIGH");

    assertTrue(run.err().contains("nowhere.toml"), run.err());
    assertEquals(1, run.exit());
  }

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new CiphersCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true));
    return new Run(command.execute(arguments), out.toString(), err.toString());
  }
}
