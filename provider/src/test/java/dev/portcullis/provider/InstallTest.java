package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way into the provider list, each in a JVM of its own. */
class InstallTest {
  private static final String BEHIND =
      "Security provider SunJSSE is listed behind Portcullis: programs that ask for it by name"
          + " bypass the TLS policy; take it out of the list (see java.security.sample)";

  @Test
  void install_fromCode_isInEveryPlace() {
    assertEquals(
        """
        list: Portcullis, SunJSSE
        findings: []
        SSLContext.getDefault: Portcullis, ours
        HttpsURLConnection: ours
        SSLSocketFactory.getDefault: ours
        SSLServerSocketFactory.getDefault: ours
        TLS of SunJSSE: SunJsseStandIn, ours
        PKIX of SunJSSE: SunJsseStandIn
        PKCS12: 1 entry
        JKS: 1 entry
        twice: []
        list: Portcullis, SunJSSE\
        """,
        run(List.of(), "install"));
  }

  @Test
  void install_brokenPolicy_refusesAndLeavesNoWayPast() {
    assertEquals(
        """
        install: ProviderException: Portcullis refuses all TLS: the policy '/no/such' named by the\
         system property portcullis.policy cannot be used
        list: Portcullis, SunJSSE
        engine of the default: ProviderException: Portcullis refuses all TLS: the policy '/no/such'\
         named by the system property portcullis.policy cannot be used
        socket of the default: ProviderException: Portcullis refuses all TLS: the policy '/no/such'\
         named by the system property portcullis.policy cannot be used
        socket of HttpsURLConnection: ProviderException: Portcullis refuses all TLS: the policy\
         '/no/such' named by the system property portcullis.policy cannot be used
        TLS of SunJSSE: ProviderException: Portcullis refuses all TLS: the policy '/no/such' named\
         by the system property portcullis.policy cannot be used
        mended: []
        SSLContext.getDefault: Portcullis, ours\
        """,
        run(List.of("-Dportcullis.policy=/no/such"), "broken"));
  }

  /** The JDK asks for the default context anew each time; a cache would be a way past. */
  @Test
  void install_afterTheFirstDefaultFactory_replacesIt() {
    assertEquals(
        "before: sun.security.ssl.SSLSocketFactoryImpl\nfindings: []\nafter: ours",
        run(List.of(), "late"));
  }

  @Test
  void insertProviderAt_withoutInstall_worksAndWarns() {
    String output = run(List.of(), "insert");
    assertEquals(
        """
        insert: 1
        again: -1
        TLS: Portcullis, ours\
        """,
        output.lines().filter(line -> !isLog(line)).collect(Collectors.joining("\n")));
    assertTrue(output.contains("WARNING: " + BEHIND), output);
  }

  @Test
  void insertProviderAt_policyThatRefusesBypasses_refusesWithTheFindings(@TempDir Path directory)
      throws Exception {
    Path policy =
        Files.writeString(
            directory.resolve("locked.toml"),
            """
            format = 1
            id = "locked"
            extends = "intermediate@2026-11"
            lock.on-bypass = "refuse"
            """);
    String refusal =
        ("Portcullis refuses all TLS: programs can bypass TLS policy locked, and"
                + " its lock.on-bypass is \"refuse\" (%s:4) / %s / Mend the set-up and start again,"
                + " or write lock.on-bypass = \"warn\"")
            .formatted(policy, BEHIND);
    assertEquals(
        """
        insert: 1
        TLS: %s
        still: %s
        verify: []
        installed: []
        TLS: Portcullis, ours\
        """
            .formatted(refusal, refusal),
        run(List.of("-Dportcullis.policy=" + policy), "insertLate"));
  }

  @Test
  void configure_profile_isAConfiguredProvider() {
    assertEquals("Portcullis, true, other object: true", run(List.of(), "configure"));
  }

  @Test
  void constructor_withSecurityDebugging_works() {
    String output = run(List.of("-Djava.security.debug=all"), "insert");
    assertTrue(output.contains("\nTLS: Portcullis, ours"), output);
  }

  @Test
  void sample_onTheClassPath_servesByName() {
    Path sample = ForkedJvm.root().resolve("java.security.sample");
    assertEquals(
        """
        list: Portcullis, SUN
        SSLContext.getDefault: Portcullis, ours
        HttpsURLConnection: ours
        TLS of SunJSSE: SunJsseStandIn, ours
        PKCS12: 1 entry
        JKS: 1 entry\
        """,
        run(List.of("-Djava.security.properties=" + sample), "listed"));
  }

  @Test
  void sample_policyInTheSystemProperty_refusesIfItIsBroken(@TempDir Path directory) {
    Path sample = ForkedJvm.root().resolve("java.security.sample");
    String output =
        run(
            List.of("-Djava.security.properties=" + sample, "-Dportcullis.policy=" + directory),
            "listed");
    assertTrue(
        output.contains(
            "SSLContext.getDefault: ProviderException: Portcullis refuses all TLS: the policy '"
                + directory
                + "' named by the system property portcullis.policy cannot be used"),
        output);
  }

  private static boolean isLog(String line) {
    return line.startsWith("WARNING: ") || line.contains("dev.portcullis.provider.events.Events");
  }

  private static String run(List<String> options, String program) {
    return ForkedJvm.run(options, InstallProbe.class, program);
  }
}
