package dev.portcullis.provider;

import dev.portcullis.provider.events.Events;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the provider list for what would let programs past the gate. Runs at the first use of a
 * service: while providers are being loaded, touching the list would drop ours from it.
 */
final class ListCheck {
  private static final String PREFERRED = "jdk.security.provider.preferred";

  private ListCheck() {}

  /** Tells each finding once. */
  static void tellFindings() {
    try {
      findings().forEach(finding -> Events.warn(finding, finding));
    } catch (RuntimeException | LinkageError e) {
      // Another provider's code failed. The check only reports: the gate holds without it.
      Events.warn("provider list", "The list of security providers could not be checked: " + e);
    }
  }

  /** What is wrong with the list as it is now. */
  static List<String> findings() {
    return findings(Security.getProviders(), Security.getProperty(PREFERRED));
  }

  /**
   * What is wrong with a provider list; pure.
   *
   * @param providers the list in its order
   * @param preferred value of {@code jdk.security.provider.preferred}, or null
   */
  static List<String> findings(Provider[] providers, @Nullable String preferred) {
    List<String> findings = new ArrayList<>();
    int ours = indexOfOurs(providers);
    if (ours < 0) {
      findings.add(
          PortcullisProvider.NAME
              + " is not in the list of security providers: only programs that hold it as an object"
              + " are behind the TLS policy");
    }
    for (int i = 0; i < providers.length && ours >= 0; i++) {
      if (i != ours && makesContexts(providers[i])) {
        findings.add(wayPast(providers[i].getName(), i < ours));
      }
    }
    if (preferred != null && !preferred.isBlank()) {
      findings.add(
          PREFERRED
              + " = "
              + preferred
              + " may name another provider for SSLContext and beats the order of the list;"
              + " set it to nothing");
    }
    return findings;
  }

  private static int indexOfOurs(Provider[] providers) {
    for (int i = 0; i < providers.length; i++) {
      if (providers[i].getName().equals(PortcullisProvider.NAME)) {
        return i;
      }
    }
    return -1;
  }

  private static String wayPast(String provider, boolean before) {
    return "Security provider "
        + provider
        + (before ? " is listed BEFORE " : " is listed behind ")
        + PortcullisProvider.NAME
        + ": programs that ask for it by name"
        + (before ? ", and all others," : "")
        + " bypass the TLS policy; take it out of the list (see java.security.sample)";
  }

  private static boolean makesContexts(Provider provider) {
    if (provider instanceof SunJsseStandIn) {
      return false;
    }
    return ServiceTable.ENTRIES.stream()
        .filter(entry -> entry.type().equals(ServiceTable.CONTEXT))
        .anyMatch(entry -> provider.getService(entry.type(), entry.algorithm()) != null);
  }
}
