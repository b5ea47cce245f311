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
    boolean ours = false;
    for (Provider provider : providers) {
      if (provider.getName().equals(PortcullisProvider.NAME)) {
        ours = true;
      } else if (!(provider instanceof SunJsseStandIn) && makesContexts(provider)) {
        findings.add(
            "Security provider "
                + provider.getName()
                + (ours ? " is listed behind " : " is listed BEFORE ")
                + PortcullisProvider.NAME
                + ": programs that ask for it by name"
                + (ours ? "" : ", and all others,")
                + " pass the TLS policy; take it out of the list (see java.security.sample)");
      }
    }
    if (!ours) {
      findings.add(
          PortcullisProvider.NAME
              + " is not in the list of security providers: only programs that hold it as an object"
              + " are behind the TLS policy");
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

  private static boolean makesContexts(Provider provider) {
    return ServiceTable.ENTRIES.stream()
        .filter(entry -> entry.type().equals(ServiceTable.CONTEXT))
        .anyMatch(entry -> provider.getService(entry.type(), entry.algorithm()) != null);
  }
}
