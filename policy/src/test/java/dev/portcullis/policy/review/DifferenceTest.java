package dev.portcullis.policy.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of the text means for connections. */
class DifferenceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  static Stream<Arguments> changes() {
    return Stream.of(
        row("", ""),
        row("keys.rsa-min = 2048", ""),
        row(
            "",
            "keys.rsa-min = 3072",
            "refused client keys.rsa-min 2048>3072",
            "refused server keys.rsa-min 2048>3072"),
        row("[client.keys]\nrsa-min = 3072", "", "allowed client keys.rsa-min 3072>2048"),
        row(
            "",
            "[server.groups]\nallow = [\"-secp384r1\"]",
            "refused server groups.allow secp384r1>"),
        row(
            "[server.groups]\nallow = [\"-secp384r1\"]",
            "[server.groups]\nallow = [\"-secp256r1\"]",
            "allowed server groups.allow >secp384r1",
            "refused server groups.allow secp256r1>"),
        row(
            "",
            "cipher-suites.tls13 = [\"+TLS_AES_256_GCM_SHA384\"]",
            "other client cipher-suites.tls13 TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,"
                + "TLS_CHACHA20_POLY1305_SHA256>TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,"
                + "TLS_CHACHA20_POLY1305_SHA256",
            "other server cipher-suites.tls13 TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,"
                + "TLS_CHACHA20_POLY1305_SHA256>TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,"
                + "TLS_CHACHA20_POLY1305_SHA256"),
        row(
            "",
            "[[host]]\nmatch = \"*.example\"\nkeys.rsa-min = 4096",
            "refused client *.example keys.rsa-min 2048>4096"),
        row(
            "[[host]]\nmatch = \"*.example\"\nkeys.rsa-min = 4096",
            "[[host]]\nmatch = \"*.example\"\nkeys.rsa-min = 4096\n"
                + "[[host]]\nmatch = \"a.example\"\nkeys.rsa-min = 3072",
            "allowed client a.example keys.rsa-min 4096>3072"),
        row(
            "",
            "[[exception]]\nhost = \"10.0.0.0/8\"\nrules = [\"keys.rsa-min=1024\"]\n"
                + "reason = \"r\"\nowner = \"o\"\nexpires = 2027-01-31",
            "allowed client 10.0.0.0/8 keys.rsa-min 2048>1024",
            "allowed client 10.0.0.0/8 [[exception]] >host = \"10.0.0.0/8\", rules ="
                + " [\"keys.rsa-min=1024\"], reason = \"r\", owner = \"o\", expires = 2027-01-31"),
        row("", "mode = \"report\"", "allowed both mode enforce>report"),
        row("lock.on-bypass = \"refuse\"", "", "allowed both lock.on-bypass refuse>warn"),
        row("", "report-only = [\"keys.types\"]", "allowed both report-only >keys.types"),
        row(
            "",
            "[server]\nclient-authentication = \"want\"",
            "refused both server.client-authentication none>want"),
        row("", "client.trust.anchors = \"ca.pem\"", "other client trust.anchors >ca.pem"),
        row(
            "",
            "[[retire]]\nname = \"TLSv1.2\"\nafter = 2027-01-31",
            "other both [[retire]] >TLSv1.2 after 2027-01-31"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void policies_compared_differInWhatTheyDo(String before, String after, List<String> changes)
      throws PolicySyntaxException {
    assertEquals(changes, between(policy(before), policy(after)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void policies_comparedTheOtherWay_differInAsMuch(String before, String after, List<String> all)
      throws PolicySyntaxException {
    assertEquals(all.size(), between(policy(after), policy(before)).size());
  }

  @Test
  void modernInThePlaceOfIntermediate_allowsNothingMore() {
    List<String> changes =
        between(Profiles.named("intermediate").policy(), Profiles.named("modern").policy());

    assertEquals(List.of(), changes.stream().filter(c -> !c.startsWith("refused")).toList());
  }

  private static Arguments row(String before, String after, String... changes) {
    return Arguments.of(before, after, List.of(changes));
  }

  private static TlsPolicy policy(String lines) throws PolicySyntaxException {
    String text = "format = 1\nid = \"x\"\nextends = \"intermediate@2026-11\"\n" + lines + "\n";
    return Profiles.read(text, "p.toml", TODAY).policy();
  }

  private static List<String> between(TlsPolicy first, TlsPolicy second) {
    return Difference.between(first, second, TODAY).stream().map(DifferenceTest::shown).toList();
  }

  private static String shown(Change change) {
    return String.join(
        " ",
        Stream.of(
                change.effect().name().toLowerCase(Locale.ROOT),
                change.role().map(role -> role.word()).orElse("both"),
                change.host().map(Object::toString).orElse(""),
                change.key(),
                String.join(",", change.from()) + ">" + String.join(",", change.to()))
            .filter(part -> !part.isEmpty())
            .toList());
  }
}
