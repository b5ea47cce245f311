package dev.portcullis.provider.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told about provider lists and the properties that overrule them. */
class BypassRulesTest {
  private static final ListedProvider GATE =
      new ListedProvider("Portcullis", "dev.portcullis.provider.PortcullisProvider", true);
  private static final ListedProvider STAND_IN =
      new ListedProvider("SunJSSE", "dev.portcullis.provider.SunJsseStandIn", true);
  private static final ListedProvider CIPHERS = new ListedProvider("Ciphers", "x.Ciphers", false);
  private static final ListedProvider OTHER = new ListedProvider("OtherJSSE", "x.Other", true);

  @Test
  void findings_gateFirst_areNone() {
    assertEquals(List.of(), findings(GATE, CIPHERS));
  }

  @Test
  void findings_gateBehindProvidersWithoutJsse_areNone() {
    assertEquals(List.of(), findings(CIPHERS, GATE));
  }

  @Test
  void findings_standIn_isNoWayPast() {
    assertEquals(List.of(), findings(GATE, STAND_IN));
  }

  @Test
  void findings_jsseBehind_isBypassForThoseWhoNameIt() {
    assertEquals(
        List.of(
            new Finding(
                "jsse-behind",
                "Security provider OtherJSSE is listed behind Portcullis: programs that ask for it"
                    + " by name bypass the TLS policy",
                "take it out of the list (see java.security.sample)")),
        findings(GATE, CIPHERS, OTHER));
  }

  @Test
  void findings_jsseBefore_isBypassForEverybody() {
    assertEquals(
        List.of(
            new Finding(
                "jsse-before",
                "Security provider OtherJSSE is listed BEFORE Portcullis: programs that ask for it"
                    + " by name, and all others, bypass the TLS policy",
                "take it out of the list (see java.security.sample)")),
        findings(OTHER, GATE));
  }

  @Test
  void findings_gateAbsent_saySo() {
    assertEquals(
        List.of(
            new Finding(
                "gate-not-listed",
                "Portcullis is not in the list of security providers: only programs that hold it as"
                    + " an object are behind the TLS policy",
                "list it as java.security.sample does, its jar where the JVM looks: java -jar"
                    + " ignores -cp")),
        findings(CIPHERS));
  }

  /** Who serves TLS instead follows from it. */
  @Test
  void findings_gateAbsentAndAnotherJsseListed_areOne() {
    assertEquals(
        List.of("gate-not-listed"), findings(CIPHERS, OTHER).stream().map(Finding::id).toList());
  }

  @Test
  void findings_namesakeOfAnotherClass_isNotTheGate() {
    assertEquals(
        List.of(
            new Finding(
                "gate-shadowed",
                "The security provider named Portcullis is not ours but x.Impostor",
                "take that class off the class path")),
        findings(new ListedProvider("Portcullis", "x.Impostor", false)));
  }

  @Test
  void findings_preferredProvider_isNamed() {
    assertEquals(
        List.of(
            new Finding(
                "preferred-provider",
                "jdk.security.provider.preferred = AES:SunJCE, SSLContext.TLS:SunJSSE names another"
                    + " provider for SSLContext and beats the order of the list",
                "set it to nothing")),
        preferring("AES:SunJCE, SSLContext.TLS:SunJSSE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS:X", "tlsv1.3 : X", "SSLContext.TLSv1.2:X", "sslcontext.default:X"})
  void findings_preferredInAnySpelling_isFound(String preferred) {
    assertEquals(1, preferring(preferred).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "AES/GCM/NoPadding:SunJCE", "TLS:Portcullis", "MAC.TLS:X", ":"})
  void findings_preferredForOtherThings_areNone(String preferred) {
    assertEquals(List.of(), preferring(preferred));
  }

  @Test
  void findings_replacedSocketFactories_areNamed() {
    assertEquals(
        List.of(
            new Finding(
                "socket-factory-provider",
                "ssl.SocketFactory.provider = x.Sockets makes the default sockets of programs"
                    + " instead of an SSLContext",
                "remove the security property"),
            new Finding(
                "socket-factory-provider",
                "ssl.ServerSocketFactory.provider = x.Servers makes the default sockets of programs"
                    + " instead of an SSLContext",
                "remove the security property")),
        BypassRules.findings(
            List.of(GATE),
            Map.of(
                "ssl.SocketFactory.provider", "x.Sockets",
                "ssl.ServerSocketFactory.provider", "x.Servers")));
  }

  @Test
  void findings_severalFaults_areAllNamed() {
    assertEquals(
        List.of("jsse-before", "jsse-behind", "preferred-provider"),
        BypassRules.findings(List.of(OTHER, GATE, OTHER), Map.of(BypassRules.PREFERRED, "TLS:X"))
            .stream()
            .map(Finding::id)
            .toList());
  }

  private static List<Finding> findings(ListedProvider... list) {
    return BypassRules.findings(List.of(list), Map.of());
  }

  private static List<Finding> preferring(String preferred) {
    return BypassRules.findings(List.of(GATE), Map.of(BypassRules.PREFERRED, preferred));
  }
}
