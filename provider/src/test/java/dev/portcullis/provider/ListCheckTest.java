package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.profile.Profiles;
import java.security.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told about a provider list. The lists are made here; the JVM's is not touched. */
class ListCheckTest {
  private static final PortcullisProvider OURS =
      new PortcullisProvider(Profiles.named("modern").policy());
  private static final Provider CIPHERS = new Listed("Ciphers", "Cipher.AES");

  @Test
  void findings_oursFirst_areNone() {
    assertEquals(List.of(), findings(OURS, CIPHERS));
  }

  @Test
  void findings_oursBehindProvidersWithoutJsse_areNone() {
    assertEquals(List.of(), findings(CIPHERS, OURS));
  }

  @Test
  void findings_jsseBehind_isBypassForThoseWhoNameIt() {
    assertEquals(
        List.of(
            "Security provider OtherJSSE is listed behind Portcullis: programs that ask for it by"
                + " name bypass the TLS policy; take it out of the list (see"
                + " java.security.sample)"),
        findings(OURS, CIPHERS, other("TLS")));
  }

  @Test
  void findings_jsseBefore_isBypassForEverybody() {
    assertEquals(
        List.of(
            "Security provider OtherJSSE is listed BEFORE Portcullis: programs that ask for it by"
                + " name, and all others, bypass the TLS policy; take it out of the list (see"
                + " java.security.sample)"),
        findings(other("TLS"), OURS));
  }

  @Test
  void findings_oursAbsent_sayOnlyThat() {
    assertEquals(
        List.of(
            "Portcullis is not in the list of security providers: only programs that hold it as an"
                + " object are behind the TLS policy"),
        findings(CIPHERS, other("TLS")));
  }

  @Test
  void findings_standIn_isNoWayPast() {
    assertEquals(List.of(), findings(OURS, new SunJsseStandIn(null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSL", "SSLv3", "TLSv1", "TLSv1.3", "Default", "DTLS", "tlsv1.2"})
  void findings_jsseWithAnyOneName_isFound(String name) {
    assertEquals(1, findings(OURS, other(name)).size());
  }

  @Test
  void findings_preferredProvider_isNamed() {
    assertEquals(
        List.of(
            "jdk.security.provider.preferred = SSLContext.TLS:SunJSSE may name another provider"
                + " for SSLContext and beats the order of the list; set it to nothing"),
        ListCheck.findings(new Provider[] {OURS}, "SSLContext.TLS:SunJSSE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void findings_preferredProviderCleared_areNone(String preferred) {
    assertEquals(List.of(), ListCheck.findings(new Provider[] {OURS}, preferred));
  }

  @Test
  void findings_severalFaults_areAllNamed() {
    assertEquals(
        4,
        ListCheck.findings(
                new Provider[] {other("TLS"), OURS, other("SSL"), other("DTLS")}, "TLS:Other")
            .size());
  }

  private static List<String> findings(Provider... list) {
    return ListCheck.findings(list, null);
  }

  private static Provider other(String context) {
    return new Listed("OtherJSSE", "SSLContext." + context);
  }

  private static final class Listed extends Provider {
    private static final long serialVersionUID = 1L;

    Listed(String name, String service) {
      super(name, "1", "a provider of the test");
      put(service, "none.such.Class");
    }
  }
}
