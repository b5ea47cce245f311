package dev.portcullis.provider;

import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.findings.BypassRules;
import dev.portcullis.provider.findings.ContextNames;
import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.findings.ListedProvider;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects from this JVM what {@link BypassRules} judges. Runs at the first use of a service: while
 * providers are being loaded, touching the list would drop ours from it. Thread-safe.
 */
final class ListCheck {
  private ListCheck() {}

  /** What is wrong with the list as it is now; that it cannot be read is a finding too. */
  static List<Finding> findings() {
    try {
      Provider[] providers = Security.getProviders();
      List<ListedProvider> list = new ArrayList<>();
      for (Provider provider : providers) {
        list.add(listed(provider));
      }
      List<Finding> findings = new ArrayList<>(BypassRules.findings(list, properties()));
      for (Provider provider : providers) {
        policyOfTheProgram(provider, findings);
      }
      return List.copyOf(findings);
    } catch (RuntimeException | LinkageError e) {
      return List.of(
          new Finding(
              "list-unreadable",
              "The list of security providers could not be checked: " + e,
              "take the provider that fails out of the list"));
    }
  }

  /** Tells each finding once per process. */
  static void tell(List<Finding> findings) {
    for (Finding finding : findings) {
      Reporter.bypass(finding.text());
    }
  }

  private static ListedProvider listed(Provider provider) {
    return new ListedProvider(
        provider.getName(), provider.getClass().getName(), makesContexts(provider));
  }

  private static void policyOfTheProgram(Provider provider, List<Finding> findings) {
    if (provider instanceof PortcullisProvider ours) {
      Optional<String> named = ours.gate.policyOfTheProgram();
      if (named.isPresent()) {
        findings.add(BypassRules.policyOfTheProgram(named.get()));
      }
    }
  }

  private static boolean makesContexts(Provider provider) {
    for (String name : ContextNames.ALL) {
      if (provider.getService(ServiceTable.CONTEXT, name) != null) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> properties() {
    Map<String, String> values = new HashMap<>();
    for (String name : BypassRules.PROPERTIES) {
      String value = Security.getProperty(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }
}
