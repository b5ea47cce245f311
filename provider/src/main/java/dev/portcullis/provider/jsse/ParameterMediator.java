package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.CipherSuiteRules.Order;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.HandshakeParameters;
import dev.portcullis.provider.enforce.NameFilter;
import dev.portcullis.provider.forwarding.SslParametersCopier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an application's settings and the delegate's: what is asked for is intersected
 * with the policy, everything that the policy does not govern passes unchanged. Endpoint
 * identification is never taken from the application: it is forced at the start of the handshake,
 * when the role is known. As thread-safe as the endpoint.
 */
final class ParameterMediator {
  private static final String HTTPS = "HTTPS";
  private static final Set<String> IDENTIFICATIONS = Set.of(HTTPS, "LDAPS", "LDAP");

  private final ContextPolicy context;
  private final Endpoint endpoint;
  private volatile RequestedParameters requested;
  private volatile boolean identityIsReported;

  ParameterMediator(ContextPolicy context, Endpoint endpoint, RequestedParameters requested) {
    this.context = context;
    this.endpoint = endpoint;
    this.requested = requested;
  }

  /** Puts the policy's defaults in force, so that nothing the delegate would enable is left. */
  void applyDefaults() {
    RoleParameters role = role();
    endpoint.enabledCipherSuites(role.cipherSuites());
    endpoint.enabledProtocols(role.enabledProtocols());
  }

  /** The role changed: the delegate may have swapped in its own defaults. */
  void roleChanged() {
    RoleParameters role = role();
    endpoint.enabledCipherSuites(suites(role, requested).names());
    endpoint.enabledProtocols(protocols(role, requested).names());
  }

  RequestedParameters requested() {
    return requested;
  }

  /**
   * Whether this client, which names no host, may shake hands all the same: the policy allows it
   * and the application did not ask for a check itself.
   */
  boolean mayGoWithoutIdentity() {
    return requested.endpointIdentification() == null
        && context.settled(Role.CLIENT, Peer.UNKNOWN, "").mayLackIdentity();
  }

  private boolean isNamed() {
    String host = endpoint.peerHost();
    List<SNIServerName> names = requested.serverNames();
    return (host != null && !host.isEmpty()) || (names != null && !names.isEmpty());
  }

  String[] supportedProtocols() {
    return role().supportedProtocols();
  }

  String[] supportedCipherSuites() {
    return role().cipherSuites();
  }

  /**
   * Enables versions.
   *
   * @throws IllegalArgumentException if a name is unknown, or the policy allows none of them
   */
  void enabledProtocols(String @Nullable [] names) {
    RequestedParameters wanted = requested.withProtocols(listOf(names, "protocols"));
    endpoint.enabledProtocols(protocols(role(), wanted).names());
    requested = wanted;
  }

  /**
   * Enables cipher suites.
   *
   * @throws IllegalArgumentException if a name is unknown, or the policy allows none of them
   */
  void enabledCipherSuites(String @Nullable [] names) {
    RequestedParameters wanted = requested.withCipherSuites(listOf(names, "cipher suites"));
    endpoint.enabledCipherSuites(suites(role(), wanted).names());
    requested = wanted;
  }

  /** The parameters in force, as the application may see them: a fresh copy. */
  SSLParameters parameters(boolean clientModeChosen) {
    SSLParameters view = endpoint.parameters();
    view.setEndpointIdentificationAlgorithm(shown(clientModeChosen));
    view.setUseCipherSuitesOrder(serverOrder(role()));
    passGroupsAndSchemes(view, role(), requested);
    return view;
  }

  private @Nullable String shown(boolean clientModeChosen) {
    if (!clientModeChosen || !endpoint.clientMode() || identityIsReported) {
      return null;
    }
    boolean checked = isNamed() || !(mayGoWithoutIdentity() || SelfTest.mayBe(endpoint, context));
    return checked ? identification() : null;
  }

  /** Only newer JDKs have a place for them. */
  private void passGroupsAndSchemes(
      SSLParameters view, RoleParameters role, RequestedParameters wanted) {
    if (SslParametersCopier.hasNamedGroups()) {
      SslParametersCopier.setNamedGroups(view, groups(role, wanted).names());
    }
    if (SslParametersCopier.hasSignatureSchemes()) {
      SslParametersCopier.setSignatureSchemes(view, schemes(role, wanted).names());
    }
  }

  /** Takes what an application asks for; null arrays and lists mean "unchanged". */
  void parameters(SSLParameters asked) {
    RequestedParameters wanted = requested.updatedBy(wishes(asked));
    SSLParameters passed = SslParametersCopier.copy(asked);
    RoleParameters role = role();
    passed.setProtocols(protocols(role, wanted).names());
    passed.setCipherSuites(suites(role, wanted).names());
    passGroupsAndSchemes(passed, role, wanted);
    // Null leaves the delegate's own value alone; an empty one would switch the check off.
    passed.setEndpointIdentificationAlgorithm(null);
    passed.setUseCipherSuitesOrder(serverOrder(role));
    endpoint.parameters(passed);
    requested = wanted;
  }

  private static RequestedParameters wishes(SSLParameters asked) {
    String identification = asked.getEndpointIdentificationAlgorithm();
    return new RequestedParameters(
        list(asked.getProtocols()),
        list(asked.getCipherSuites()),
        list(SslParametersCopier.namedGroups(asked)),
        list(SslParametersCopier.signatureSchemes(asked)),
        identification == null || identification.isEmpty() ? null : identification,
        asked.getServerNames());
  }

  /** What a handshake that starts now runs with. */
  HandshakeParameters inForce(ConnectionPolicy policy) {
    RoleParameters role = policy.parameters();
    // The application's own managers would check what they are told to be checked.
    identityIsReported =
        policy.effective().mode() == Mode.REPORT && requested.endpointIdentification() == null;
    RequestedParameters wanted = requested;
    RequestedParameters.Lists lists = wanted.lists();
    HandshakeParameters known = role.handshakes().to(lists);
    return known != null ? known : role.handshakes().keep(lists, handshake(role, wanted));
  }

  private HandshakeParameters handshake(RoleParameters role, RequestedParameters wanted) {
    List<NamedGroup> groups = groups(role, wanted).values();
    return new HandshakeParameters(
        role.role(),
        Arrays.asList(protocols(role, wanted).names()),
        Arrays.asList(suites(role, wanted).names()),
        serverOrder(role),
        groups,
        role.keyShares().stream().filter(groups::contains).toList(),
        schemes(role, wanted).values(),
        role.certificateSchemes());
  }

  /** The algorithm that the delegate is told: the application's own where it is as strict. */
  String identification() {
    String wanted = requested.endpointIdentification();
    String upper = wanted == null ? HTTPS : wanted.toUpperCase(Locale.ROOT);
    return IDENTIFICATIONS.contains(upper) ? upper : HTTPS;
  }

  private RoleParameters role() {
    return context.role(endpoint.clientMode() ? Role.CLIENT : Role.SERVER);
  }

  private static boolean serverOrder(RoleParameters role) {
    return role.rules().cipherSuites().order() == Order.SERVER;
  }

  private Choice<ProtocolVersion> protocols(RoleParameters role, RequestedParameters wanted) {
    List<String> names = wanted.protocols();
    if (names == null) {
      return role.enabled();
    }
    Choice<ProtocolVersion> known = role.askedVersions().to(names);
    return known != null
        ? known
        : role.askedVersions()
            .keep(
                names,
                Choice.ofVersions(
                    filter(
                        "protocols.allow",
                        role,
                        role.supported().values(),
                        ParameterMediator::protocol,
                        names)));
  }

  private Choice<CipherSuite> suites(RoleParameters role, RequestedParameters wanted) {
    List<String> names = wanted.cipherSuites();
    if (names == null) {
      return role.suites();
    }
    Choice<CipherSuite> known = role.askedSuites().to(names);
    return known != null
        ? known
        : role.askedSuites()
            .keep(
                names,
                Choice.ofSuites(
                    filter(
                        "cipher-suites.tls12",
                        role,
                        role.suites().values(),
                        CipherSuite::byName,
                        names)));
  }

  private Choice<NamedGroup> groups(RoleParameters role, RequestedParameters wanted) {
    List<String> names = wanted.namedGroups();
    if (names == null) {
      return role.groups();
    }
    Choice<NamedGroup> known = role.askedGroups().to(names);
    return known != null
        ? known
        : role.askedGroups()
            .keep(
                names,
                Choice.ofGroups(
                    filter(
                        "groups.allow",
                        role,
                        role.groups().values(),
                        NamedGroup::byName,
                        known(NamedGroup::byName, names))));
  }

  private Choice<SignatureScheme> schemes(RoleParameters role, RequestedParameters wanted) {
    List<String> names = wanted.signatureSchemes();
    if (names == null) {
      return role.handshakeSchemes();
    }
    Choice<SignatureScheme> known = role.askedSchemes().to(names);
    return known != null
        ? known
        : role.askedSchemes()
            .keep(
                names,
                Choice.ofSchemes(
                    filter(
                        "signatures.handshake",
                        role,
                        role.handshakeSchemes().values(),
                        SignatureScheme::byName,
                        known(SignatureScheme::byName, names))));
  }

  /** JSSE ignores unknown group and scheme names (SSLParameters.setNamedGroups); so do we. */
  private static <T> List<String> known(
      Function<String, Optional<T>> catalogue, List<String> names) {
    return names.stream().filter(n -> catalogue.apply(n).isPresent()).toList();
  }

  /** "SSLv2Hello" is JSSE's name for a hello format, not a version: known, never allowed. */
  private static Optional<ProtocolVersion> protocol(String name) {
    return name.equals("SSLv2Hello")
        ? Optional.of(ProtocolVersion.SSL_2)
        : ProtocolVersion.byName(name);
  }

  private <T> List<T> filter(
      String rule,
      RoleParameters role,
      List<T> allowed,
      Function<String, Optional<T>> catalogue,
      List<String> names) {
    NameFilter.Result<T> result = NameFilter.filter(allowed, catalogue, names);
    if (result instanceof NameFilter.Kept<T> kept) {
      return kept.values();
    }
    throw new IllegalArgumentException(
        result instanceof NameFilter.Unknown<T> unknown
            ? "Unsupported name "
                + unknown.name()
                + ": no protocol, cipher suite, group or scheme has it"
            : nothingLeft(rule, role, names));
  }

  private String nothingLeft(String rule, RoleParameters role, List<String> names) {
    return "TLS policy "
        + context.document().policy().id()
        + " allows none of "
        + names
        + "; see its rule "
        + rule
        + " ("
        + context.document().origin(role.role(), rule)
        + ")";
  }

  private static List<String> listOf(String @Nullable [] names, String what) {
    List<String> list = list(names);
    if (list == null) {
      throw new IllegalArgumentException("The list of " + what + " is null or has a null in it");
    }
    return list;
  }

  private static @Nullable List<String> list(String @Nullable [] names) {
    if (names == null) {
      return null;
    }
    for (String name : names) {
      if (name == null || name.isEmpty()) {
        throw new IllegalArgumentException("A name is null or empty in " + Arrays.toString(names));
      }
    }
    return List.of(names);
  }
}
