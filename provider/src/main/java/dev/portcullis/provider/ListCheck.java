package dev.portcullis.provider;

import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.findings.BypassRules;
import dev.portcullis.provider.findings.ContextNames;
import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.findings.ListedProvider;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
      List<ListedProvider> list = Stream.of(providers).map(ListCheck::listed).toList();
      return Stream.concat(
              BypassRules.findings(list, properties()).stream(),
              Stream.of(providers).flatMap(ListCheck::policyOfTheProgram))
          .toList();
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
    findings.stream().map(Finding::text).forEach(Reporter::bypass);
  }

  private static ListedProvider listed(Provider provider) {
    return new ListedProvider(
        provider.getName(), provider.getClass().getName(), makesContexts(provider));
  }

  private static Stream<Finding> policyOfTheProgram(Provider provider) {
    return provider instanceof PortcullisProvider ours
        ? ours.gate.policyOfTheProgram().map(BypassRules::policyOfTheProgram).stream()
        : Stream.empty();
  }

  private static boolean makesContexts(Provider provider) {
    return ContextNames.ALL.stream()
        .anyMatch(name -> provider.getService(ServiceTable.CONTEXT, name) != null);
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
