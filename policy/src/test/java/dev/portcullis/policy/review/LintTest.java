package dev.portcullis.policy.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each remark is made where it should be, and not where it should not. */
class LintTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final String HEAD = "format = 1\nid = \"x\"\nextends = \"legacy@2026-11\"\n";

  static Stream<String> sound() {
    return Stream.of(
        HEAD,
        HEAD + "keys.rsa-min = 3072\n",
        HEAD + "[server.sni]\non-unknown = \"refuse\"\n",
        HEAD + "[sni]\non-unknown = \"refuse\"\n",
        HEAD + host("a.example", "keys.rsa-min = 4096") + host("*.example", "keys.rsa-min = 3072"),
        HEAD + host("a.example", "") + host("*.example", "keys.rsa-min = 3072"),
        HEAD + exception("a.example", "2027-06-30") + exception("b.example", "2027-06-30"),
        HEAD + exception("a.example", "2027-06-30") + exception("*", "2027-05-30"),
        HEAD + "[[retire]]\nname = \"TLSv1.2\"\nafter = 2026-11-25\n");
  }

  @ParameterizedTest
  @MethodSource("sound")
  void soundPolicy_lookedThrough_hasNoRemark(String text) throws PolicySyntaxException {
    assertEquals(List.of(), remarks(text));
  }

  @Test
  void profiles_lookedThrough_haveNoRemarkButTheOneThatIsWeak() {
    List<String> remarks =
        Profiles.names().stream()
            .flatMap(name -> Lint.of(Profiles.named(name), TODAY).stream())
            .map(remark -> remark.topic().id() + " " + remark.origin().replaceAll(":.*", ""))
            .distinct()
            .toList();

    assertEquals(List.of("weak compatible@2026-11"), remarks);
  }

  @Test
  void clientThatMayNameNobody_lookedThrough_isWeak() throws PolicySyntaxException {
    String text =
        Profiles.named("legacy@2026-11")
            .canonicalText()
            .replace("id = \"legacy@2026-11\"", "id = \"x\"")
            .replaceFirst(
                "no-reference-identity = \"refuse\"", "no-reference-identity = \"allow\"");

    List<String> remarks = remarks(text);

    assertEquals(1, remarks.size(), remarks.toString());
    assertTrue(
        remarks
            .get(0)
            .matches("warning weak p.toml:[0-9]+ identity.no-reference-identity = allow: .*"),
        remarks.get(0));
  }

  static Stream<Arguments> odd() {
    return Stream.of(
        row(
            "keys.rsa-min = 2048",
            "note restated p.toml:4 keys.rsa-min = 2048: legacy@2026-11 says the same; remove it,"
                + " unless it is to outlive a change there"),
        row(
            "[client.sni]\non-unknown = \"refuse\"",
            "warning dead-rule p.toml:5 sni.on-unknown = refuse: only a server looks at it; write"
                + " it below [server]"),
        row(
            "[server.identity]\nwildcard = \"never\"",
            "warning dead-rule p.toml:5 identity.wildcard = never: only a client looks at it; write"
                + " it below [client]"),
        row(
            "protocols.allow = [\"TLSv1.3\"]\ntls12.secure-renegotiation = \"require\"",
            "warning dead-rule p.toml:5 tls12.secure-renegotiation = require: protocols.allow has"
                + " TLS 1.3 only; remove it"),
        row(
            "keys.types = [\"EC\"]\nkeys.rsa-min = 4096\n"
                + "signatures.handshake = [\"-ed25519\"]\n",
            "warning dead-rule p.toml:6 signatures.handshake: keys.types has no key for"
                + " ed448, rsa_pss_rsae_sha256, rsa_pss_rsae_sha384, rsa_pss_rsae_sha512,"
                + " rsa_pss_pss_sha256, rsa_pss_pss_sha384, rsa_pss_pss_sha512, rsa_pkcs1_sha256,"
                + " rsa_pkcs1_sha384, rsa_pkcs1_sha512; remove it",
            "warning dead-rule p.toml:5 keys.rsa-min = 4096: keys.types has no RSA; remove it"),
        row(
            "[session]\nresumption = \"refuse\"\nmax-age-seconds = 60",
            "warning dead-rule p.toml:6 session.max-age-seconds = 60: session.resumption refuses"
                + " all of them; remove it"),
        row(
            "[own-chain]\nmax-lifetime-days = 90",
            "warning dead-rule p.toml:5 own-chain.max-lifetime-days = 90: own-chain.on-violation"
                + " ignores it; remove it"),
        row(
            host("a.example", ""),
            "warning dead-rule p.toml:5 [[host]] a.example: its rules are those of everybody;"
                + " remove it"),
        row(
            exception("a.example", "2027-06-30") + exception("*", "2027-07-30"),
            "warning dead-rule p.toml:5 [[exception]] for a.example: that of p.toml:12 for * allows"
                + " as much and lasts as long; remove one"),
        row(
            exception("a.example", "2026-12-25"),
            "warning expiring p.toml:5 [[exception]] for a.example (old, of ops) ends on"
                + " 2026-12-25; mend its cause, or let its owner prolong it"),
        row(
            exception("a.example", "2026-11-24"),
            "warning expired p.toml:5 [[exception]] for a.example (old, of ops) ended on"
                + " 2026-11-24; remove it: it allows nothing any more"),
        row(
            pin("2026-11-01"),
            "warning expired p.toml:5 [[pin]] of a.example (after-expiry = \"refuse\") ended on"
                + " 2026-11-01; look at the host's keys and prolong it"),
        row(
            "sunset = 2026-12-01",
            "warning expiring p.toml:4 the policy ends on 2026-12-01; use a newer one, or move the"
                + " day"),
        row(
            "[[retire]]\nname = \"TLSv1.2\"\nafter = 2026-11-24",
            "note retired p.toml:4 [[retire]] TLSv1.2: in force since 2026-11-25; the names can be"
                + " removed from the lists"),
        row(
            "mode = \"report\"",
            "warning only-reported p.toml:4 mode = report: nothing that the policy would refuse is"
                + " refused"),
        row(
            "report-only = [\"keys.rsa-min\"]",
            "warning only-reported p.toml:4 report-only: nothing is refused for keys.rsa-min"),
        row(
            host("a.example", "mode = \"report\""),
            "warning only-reported p.toml:5 [[host]] a.example: mode = report refuses nothing"));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oddPolicy_lookedThrough_isRemarkedOn(String lines, List<String> remarks) throws Exception {
    assertEquals(remarks, remarks(HEAD + lines + "\n"));
  }

  @Test
  void exceptionOfAnExtendedFile_thatEnds_isShownWhereItStands(@TempDir Path directory)
      throws Exception {
    Files.writeString(directory.resolve("base.toml"), HEAD + exception("a.example", "2026-11-24"));
    Path child = directory.resolve("child.toml");
    Files.writeString(child, "format = 1\nid = \"y\"\nextends = \"base.toml\"\n");

    Remark remark = Lint.of(Profiles.load(child, TODAY), TODAY).get(0);

    assertEquals(child + ":3, from " + directory.resolve("base.toml") + ":5", remark.origin());
  }

  private static Arguments row(String lines, String... remarks) {
    return Arguments.of(lines, List.of(remarks));
  }

  private static String host(String match, String line) {
    return "\n[[host]]\nmatch = \"" + match + "\"\n" + line + "\n";
  }

  private static String exception(String host, String expires) {
    return "\n[[exception]]\nhost = \"%s\"\nrules = [\"keys.rsa-min=1024\"]\nreason = \"old\"\n"
            .formatted(host)
        + "owner = \"ops\"\nexpires = "
        + expires
        + "\n";
  }

  private static String pin(String expires) {
    return "\n[[pin]]\nhost = \"a.example\"\n"
        + "sha256 = [\"YLh1dUR9y6Kja30RrAn7JKnbQG/uEtLMkBgFF2Fuihg=\"]\n"
        + "backup = [\"Vjs8r4z+80wjNcr1YKepWQboSIRi63WsWXhIMN+eWys=\"]\nexpires = "
        + expires;
  }

  private static List<String> remarks(String text) throws PolicySyntaxException {
    return Lint.of(Profiles.read(text, "p.toml", TODAY), TODAY).stream()
        .map(r -> r.level().word() + " " + r.topic().id() + " " + r.origin() + " " + r.message())
        .toList();
  }
}
