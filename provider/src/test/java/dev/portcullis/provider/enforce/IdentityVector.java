package dev.portcullis.provider.enforce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.IdentityRules.Wildcard;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Primitive;

/** One row of identity-vectors.tsv; the notation is explained there. */
record IdentityVector(
    String reference,
    String names,
    String commonName,
    String wildcard,
    Verdict verdict,
    String source) {
  enum Verdict {
    MATCH,
    MISMATCH,
    INVALID
  }

  private static final Pattern REPETITION = Pattern.compile("<([^*>]+)\\*(\\d+)>");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))");

  static List<IdentityVector> all() throws IOException {
    try (InputStream in = IdentityVector.class.getResourceAsStream("identity-vectors.tsv")) {
      return new String(in.readAllBytes(), US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(IdentityVector::row)
          .toList();
    }
  }

  private static IdentityVector row(String line) {
    String[] c = line.split("\t", -1);
    if (c.length != 6) {
      throw new IllegalStateException("not six columns: " + line);
    }
    Verdict verdict = Verdict.valueOf(c[4].toUpperCase(Locale.ROOT));
    return new IdentityVector(c[0], c[1], c[2], c[3], verdict, c[5]);
  }

  String host() {
    return decoded(reference);
  }

  IdentityRules rules() {
    Wildcard rule =
        Arrays.stream(Wildcard.values())
            .filter(value -> value.word().equals(wildcard))
            .findFirst()
            .orElseThrow();
    return new IdentityRules(NoReferenceIdentity.REFUSE, rule);
  }

  X509Certificate certificate() {
    return CertificateWithNames.of(commonName, extension());
  }

  private byte[] extension() {
    if (names.equals("none")) {
      return null;
    }
    if (names.startsWith("ext:")) {
      return HexFormat.of().parseHex(names.substring(4));
    }
    return CertificateWithNames.extension(
        Arrays.stream(names.split(" ")).map(IdentityVector::name).collect(Collectors.toList()));
  }

  private static ASN1Primitive name(String text) {
    String kind = text.substring(0, text.indexOf(':'));
    String value = decoded(text.substring(text.indexOf(':') + 1));
    return switch (kind) {
      case "dns" -> CertificateWithNames.dns(value);
      case "ip" -> CertificateWithNames.ip(HexFormat.of().parseHex(value));
      case "email" -> CertificateWithNames.email(value);
      case "uri" -> CertificateWithNames.uri(value);
      case "dir" -> CertificateWithNames.directory(value);
      case "rid" -> CertificateWithNames.registeredId(value);
      case "other" -> CertificateWithNames.other(value);
      default -> throw new IllegalStateException("unknown kind of name: " + text);
    };
  }

  private static String decoded(String text) {
    String repeated =
        REPETITION
            .matcher(text)
            .replaceAll(
                m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
    return ESCAPE.matcher(repeated).replaceAll(m -> Matcher.quoteReplacement(character(m.group())));
  }

  private static String character(String escape) {
    byte[] octets = HexFormat.of().parseHex(escape.substring(2));
    return octets.length == 1
        ? new String(octets, ISO_8859_1)
        : String.valueOf((char) ((octets[0] & 0xff) << 8 | (octets[1] & 0xff)));
  }
}
