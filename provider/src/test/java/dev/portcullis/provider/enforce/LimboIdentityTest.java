package dev.portcullis.provider.enforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.IdentityRules.Wildcard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The verdict on names compared with x509-limbo (C2SP/x509-limbo, third-party data, not in this
 * repository). Run with {@code -Dportcullis.limbo=/path/to/limbo.json}.
 *
 * <p>Where limbo expects success, the name must match. Where it expects a failure and the name
 * matches, the case must fail for another reason (limbo-other-reasons.tsv, by group) or be a known
 * gap (limbo-known-gaps.tsv). A row of either file that is not needed any more fails.
 */
class LimboIdentityTest {
  private static final String PROPERTY = "portcullis.limbo";

  private static final IdentityRules RULES =
      new IdentityRules(NoReferenceIdentity.REFUSE, Wildcard.LEFTMOST_LABEL);

  private final Set<String> unexplained = new TreeSet<>();
  private final Set<String> usedGaps = new TreeSet<>();
  private final Set<String> usedReasons = new TreeSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void verify_limboCases_agreeOrAreExplained(TestReporter reporter) throws Exception {
    String path = System.getProperty(PROPERTY);
    assumeTrue(
        path != null,
        () -> "-D" + PROPERTY + " names no limbo.json; the vectors are third-party data");
    Map<String, String> gaps = table("limbo-known-gaps.tsv");
    Map<String, String> otherReasons = table("limbo-other-reasons.tsv");

    for (Map<String, Object> testCase : cases(Path.of(path))) {
      judge(testCase, gaps.keySet(), otherReasons.keySet());
    }

    counts.forEach((kind, count) -> reporter.publishEntry(kind, count.toString()));
    assertAll(
        () -> assertEquals(Set.of(), unexplained, "disagreements without a reason"),
        () -> assertEquals(gaps.keySet(), usedGaps, "stale rows in limbo-known-gaps.tsv"),
        () ->
            assertEquals(
                otherReasons.keySet(), usedReasons, "stale rows in limbo-other-reasons.tsv"));
  }

  private void judge(Map<String, Object> testCase, Set<String> gaps, Set<String> otherReasons)
      throws CertificateException {
    String id = (String) testCase.get("id");
    boolean success = "SUCCESS".equals(testCase.get("expected_result"));
    boolean match = matches(testCase);
    if (success == match) {
      count(match ? "agreed: match" : "agreed: mismatch");
    } else if (success) {
      unexplained.add(id + ": refused, limbo accepts");
    } else if (gaps.contains(id)) {
      usedGaps.add(id);
      count("known gap");
    } else {
      explainByGroup(id, otherReasons);
    }
  }

  private void explainByGroup(String id, Set<String> otherReasons) {
    List<String> groups = otherReasons.stream().filter(id::startsWith).toList();
    usedReasons.addAll(groups);
    count("name matches, limbo refuses for another reason");
    if (groups.size() != 1) {
      unexplained.add(id + ": matched, limbo refuses; groups " + groups);
    }
  }

  private void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  private static boolean matches(Map<String, Object> testCase) throws CertificateException {
    Map<?, ?> name = (Map<?, ?>) testCase.get("expected_peer_name");
    ReferenceIdentity reference = ReferenceIdentity.parse((String) name.get("value"));
    assertEquals(name.get("kind"), reference instanceof IpAddress ? "IP" : "DNS");
    X509Certificate leaf;
    try {
      leaf = certificate((String) testCase.get("peer_certificate"));
    } catch (CertificateException unreadable) {
      return false; // the handshake would end there
    }
    return IdentityVerifier.verify(reference, leaf, RULES) instanceof IdentityVerdict.Match;
  }

  private static X509Certificate certificate(String pem) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> cases(Path file) throws IOException {
    Map<String, Object> limbo = (Map<String, Object>) JsonReader.read(Files.readString(file));
    List<Map<String, Object>> named = new ArrayList<>();
    for (Object testCase : (List<Object>) limbo.get("testcases")) {
      Map<String, Object> fields = (Map<String, Object>) testCase;
      if ("SERVER".equals(fields.get("validation_kind"))
          && fields.get("expected_peer_name") != null) {
        named.add(fields);
      }
    }
    return named;
  }

  private static Map<String, String> table(String resource) throws IOException {
    try (InputStream in = LimboIdentityTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .collect(Collectors.toMap(c -> c[0], c -> c[1], (a, b) -> a, TreeMap::new));
    }
  }
}
