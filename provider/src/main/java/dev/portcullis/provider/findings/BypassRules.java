package dev.portcullis.provider.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What lets programs past the gate: other JSSEs in the list of providers, and the security
 * properties that overrule the list. Pure. Knows nothing of weak settings behind the gate.
 */
public final class BypassRules {
  /** Beats the order of the list. */
  public static final String PREFERRED = "jdk.security.provider.preferred";

  /** Replace the default socket factories, and with them every SSLContext. */
  private static final List<String> FACTORIES =
      List.of("ssl.SocketFactory.provider", "ssl.ServerSocketFactory.provider");

  /** The security properties that {@link #findings} looks at. */
  public static final List<String> PROPERTIES =
      List.of(PREFERRED, FACTORIES.get(0), FACTORIES.get(1));

  private static final String CONTEXT = "sslcontext";

  private BypassRules() {}

  /**
   * What lets programs past.
   *
   * @param list the security providers in their order
   * @param securityProperties values of {@link #PROPERTIES}; those that are not set are absent
   */
  public static List<Finding> findings(
      List<ListedProvider> list, Map<String, String> securityProperties) {
    List<Finding> findings = new ArrayList<>(ofList(list));
    Optional<Finding> preferred = preferred(securityProperties.getOrDefault(PREFERRED, ""));
    if (preferred.isPresent()) {
      findings.add(preferred.get());
    }
    for (String factory : FACTORIES) {
      String value = securityProperties.getOrDefault(factory, "");
      if (!value.isBlank()) {
        findings.add(
            new Finding(
                "socket-factory-provider",
                factory
                    + " = "
                    + value
                    + " makes the default sockets of programs instead of an SSLContext",
                "remove the security property"));
      }
    }
    return List.copyOf(findings);
  }

  /**
   * A policy that the program named while it ran, before its first TLS, under a provider that
   * somebody else listed.
   *
   * @param policy the profile or path that it named
   */
  public static Finding policyOfTheProgram(String policy) {
    return new Finding(
        "policy-of-the-program",
        "The program itself set the system property portcullis.policy to "
            + policy
            + " after the JVM had started",
        "name the policy where no program can: the provider's argument or the agent's; a program"
            + " that may choose calls PortcullisProvider.install()");
  }

  private static List<Finding> ofList(List<ListedProvider> list) {
    int gate = positionOfTheGate(list);
    if (gate < 0) {
      return List.of(absent(list));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isWayPast()) {
        findings.add(wayPast(list.get(i), i > gate));
      }
    }
    return findings;
  }

  private static int positionOfTheGate(List<ListedProvider> list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isGate()) {
        return i;
      }
    }
    return -1;
  }

  private static Finding wayPast(ListedProvider provider, boolean behind) {
    return new Finding(
        behind ? "jsse-behind" : "jsse-before",
        "Security provider "
            + provider.name()
            + (behind ? " is listed behind " : " is listed BEFORE ")
            + ListedProvider.GATE_NAME
            + ": programs that ask for it by name"
            + (behind ? "" : ", and all others,")
            + " bypass the TLS policy",
        "take it out of the list (see java.security.sample)");
  }

  private static Finding absent(List<ListedProvider> list) {
    Optional<ListedProvider> namesake =
        list.stream().filter(p -> p.name().equals(ListedProvider.GATE_NAME)).findFirst();
    if (namesake.isPresent()) {
      return new Finding(
          "gate-shadowed",
          "The security provider named "
              + ListedProvider.GATE_NAME
              + " is not ours but "
              + namesake.get().className(),
          "take that class off the class path");
    }
    return new Finding(
        "gate-not-listed",
        ListedProvider.GATE_NAME
            + " is not in the list of security providers: only programs that hold it as an object"
            + " are behind the TLS policy",
        "list it as java.security.sample does, its jar where the JVM looks: java -jar ignores"
            + " -cp");
  }

  private static Optional<Finding> preferred(String value) {
    boolean pastTheGate = false;
    for (String entry : value.split(",")) {
      pastTheGate |= wins(entry.strip());
    }
    if (!pastTheGate) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "preferred-provider",
            PREFERRED
                + " = "
                + value
                + " names another provider for SSLContext and beats the order of the list",
            "set it to nothing"));
  }

  /** An entry is {@code [type.]algorithm:provider}; the algorithm may hold dots itself. */
  private static boolean wins(String entry) {
    int colon = entry.lastIndexOf(':');
    String what = entry.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
    String provider = entry.substring(colon + 1).strip();
    return !provider.equals(ListedProvider.GATE_NAME) && isContext(what);
  }

  private static boolean isContext(String what) {
    for (String name : ContextNames.ALL) {
      if (what.equalsIgnoreCase(name) || what.equalsIgnoreCase(CONTEXT + "." + name)) {
        return true;
      }
    }
    return false;
  }
}
