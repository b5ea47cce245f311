package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.CliRun;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Peers;
import dev.portcullis.conformance.scenario.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code portcullis connect} from the drop-in jar, against real servers. */
@Tag("seed-15")
class ConnectTest {
  private static final Set<Target> GOOD =
      EnumSet.of(Target.GOOD, Target.GOOD_TLS12, Target.RENEGOTIATING);
  private static final Jdk OLDEST = JdkFinder.all().get(0);
  private static final String CA = TestPki.authorityPem().toString();

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  /** All with {@code -Pmatrix}; else those that no other test of this class visits. */
  static Set<Target> targets() {
    return Boolean.getBoolean("portcullis.matrix")
        ? EnumSet.allOf(Target.class)
        : EnumSet.of(
            Target.GOOD_TLS12,
            Target.RENEGOTIATING,
            Target.COMMON_NAME_ONLY,
            Target.SELF_SIGNED,
            Target.EXPIRED,
            Target.ANONYMOUS_DH);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyTarget_isJudgedAndTheExitCodeTells(Target target) throws Exception {
    CliRun run = connect(OLDEST, target.port());
    boolean good = GOOD.contains(target);
    assertEquals(good ? 0 : 1, run.exit(), run::toString);
    assertTrue(run.out().startsWith(good ? "accepted: localhost:" : "refused: localhost:"));
    assertTrue(good || run.out().matches("(?s).*(    rule      |nothing in common).*"), run::out);
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void goodServer_withHead_showsAllThereIs(Jdk jdk) throws Exception {
    int port = Target.GOOD.port();
    CliRun run = connect(jdk, port, "--head");
    String expected =
        """
        accepted: localhost:PORT
          TLS policy intermediate@2026-11 (sha256 X) accepted localhost:PORT as client
            rule      protocols.allow (intermediate@2026-11:X): TLSv1.3
            rule      cipher-suites.tls13 (intermediate@2026-11:X): TLS_AES_128_GCM_SHA256
            rule      groups.allow (intermediate@2026-11:X): x25519
            rule      identity (always in force; RFC 9525, Section 6): localhost

        Negotiated
          version                 TLSv1.3
          cipher suite            TLS_AES_128_GCM_SHA256
          group                   x25519
          signature scheme        unknown: TLS 1.3 encrypts it
          application protocol    http/1.1
          server name             localhost
          resumed                 false

        Certificate 1 of 1
          subject         commonName=localhost
          issuer          commonName=Portcullis test authority
          serial number   X
          not before      X
          not after       X
          name            DNS: localhost
          name            IP Address: 127.0.0.1
          name            IP Address: 0:0:0:0:0:0:0:1
          version         3
          key             EC, 256 bits
          signature       SHA256withECDSA
          pin             X

        Response
          HTTP/1.1 200 OK
          Server: nginxX
        """;
    String pattern =
        Pattern.quote(expected.replace("PORT", String.valueOf(port)))
            .replace("X\n", "\\E[^\n]*\\Q\n")
            .replace(":X)", ":\\E\\d+\\Q)")
            .replace("sha256 X)", "sha256 \\E[0-9a-f]{16}\\Q)");
    assertTrue(run.out().matches("(?s)" + pattern + ".*"), run::toString);
    assertEquals(0, run.exit());
  }

  @Test
  void json_isJsonAndHasTheMembersOfTheDocumentation() throws Exception {
    CliRun run = connect(OLDEST, Target.GOOD.port(), "--json", "--head");
    String program =
        "import json,sys; v=json.load(sys.stdin); print(*v);"
            + "print(v['verdict'], v['checked'], v['negotiated']['protocol'],"
            + " v['chain'][0]['certificate']['subject'], v['response'][0])";
    assertEquals(
        documentedMembers()
            + "\naccepted True TLSv1.3 [[['commonName', 'localhost']]] HTTP/1.1 200 OK\n",
        python(program, run.out()));
  }

  @Test
  void json_ofARefusal_saysThatNothingWasChecked() throws Exception {
    CliRun run = connect(OLDEST, Target.WRONG_HOST.port(), "--json");
    String program =
        "import json,sys; v=json.load(sys.stdin); print(*v);"
            + "print(v['verdict'], v['checked'], v['negotiated'], len(v['chain']))";
    assertEquals(documentedMembers() + "\nrefused False None 1\n", python(program, run.out()));
    assertEquals(1, run.exit());
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA", "WRONG_HOST"})
  @Tag("seed-18")
  void pem_isTheCertificateOfTheServer_goodOrBad(TestPki certificate) throws Exception {
    CliRun run = connect(OLDEST, Peers.nginx(certificate, ""), "--pem");
    assertEquals(Files.readString(certificate.files().chainPem()), run.out());
    assertEquals(certificate == TestPki.ECDSA, run.err().isEmpty(), run::err);
  }

  /** What a refusal offers to be pasted is enough, and it is what was missing. */
  @ParameterizedTest
  @EnumSource(names = {"WEAK_KEY", "STATIC_RSA"})
  void exception_pastedIntoThePolicy_letsTheServerPass(Target target) throws Exception {
    CliRun refused = connect(OLDEST, target.port());
    assertEquals(1, refused.exit(), refused::toString);
    List<String> exception =
        refused
            .out()
            .lines()
            .dropWhile(line -> !line.contains("[[exception]]"))
            .map(line -> line.replaceFirst("^ *exception ", "").strip())
            .takeWhile(line -> line.matches("\\[\\[exception]]|\\w+ = .*"))
            .toList();
    List<String> policy =
        new ArrayList<>(List.of("format = 1", "id = \"p\"", "extends = \"intermediate@2026-11\""));
    policy.addAll(exception);
    Path file = Files.write(directory.resolve("policy.toml"), policy);
    CliRun accepted = connect(OLDEST, target.port(), "--policy", file.toString());
    assertEquals(0, accepted.exit(), accepted::toString);
  }

  @Test
  void ruleThatIsOnlyReported_isTold_andTheVerdictStays() throws Exception {
    String text = "format = 1\nid = \"p\"\nextends = \"intermediate@2026-11\"\nmode = \"report\"\n";
    Path file = Files.writeString(directory.resolve("report.toml"), text);
    CliRun run = connect(OLDEST, Target.WEAK_KEY.port(), "--policy", file.toString());
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("\nReported only\n  TLS policy p (sha256 "), run::out);
    assertTrue(run.out().contains("    rule      keys.rsa-min ("), run::out);
  }

  @Test
  void oldServer_isAskedWhatItWouldSpeak() throws Exception {
    CliRun run = connect(OLDEST, Target.TLS_1_0.port());
    assertAll(
        () -> assertTrue(run.out().contains("the peer takes version TLSv1\n"), run::out),
        () -> assertTrue(run.out().contains("\"TLSv1\"]\n"), run::out));
    CliRun broken = connect(OLDEST, Target.NULL_CIPHER.port());
    assertTrue(
        broken.out().contains("takes cipher suite TLS_RSA_WITH_NULL_SHA256 in TLSv1.2\n"),
        broken::out);
    assertTrue(broken.out().contains("\n    exception none can be made\n"), broken::out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-tls1_2"})
  void serverThatWantsCertificates_refusesWithoutAndAnswersWith(String version) throws Exception {
    String asks = "-Verify 1 -verify_return_error -CAfile " + CA + " " + version;
    int port = Peers.openSsl(TestPki.RSA, asks);
    CliRun without = connect(OLDEST, port);
    assertEquals(1, without.exit(), without::toString);
    assertTrue(without.out().contains("give --cert and --key"), without::out);
    String chain = TestPki.CLIENT.files().chainPem().toString();
    String key = TestPki.CLIENT.files().keyPem().toString();
    CliRun with = connect(OLDEST, port, "--cert", chain, "--key", key);
    assertEquals(0, with.exit(), with::toString);
  }

  @Test
  void otherName_byOption_isTheOneThatCounts() throws Exception {
    int port = Target.WRONG_HOST.port();
    CliRun run = connect(OLDEST, port, "--server-name", "other.example");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("  server name             other.example\n"), run::out);
  }

  private static CliRun connect(Jdk jdk, int port, String... more) throws Exception {
    Stream<String> common = Stream.of("connect", "localhost:" + port, "--cafile", CA);
    return CliRun.of(jdk, Stream.concat(common, Stream.of(more)).toArray(String[]::new));
  }

  private static String python(String program, String input) throws Exception {
    Process process =
        new ProcessBuilder("python3", "-c", program).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static String documentedMembers() throws IOException {
    return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
        .matcher(section("## JSON"))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining(" "));
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(Checkout.root().resolve("docs").resolve("connect.md"));
    String rest = page.substring(page.indexOf(heading) + heading.length());
    return rest.contains("\n## ") ? rest.substring(0, rest.indexOf("\n## ")) : rest;
  }
}
