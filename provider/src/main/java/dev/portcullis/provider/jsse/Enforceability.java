package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.Tls12Rules.ExtendedMasterSecret;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Unenforceable;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a policy a delegate cannot enforce on this JVM: refused or told by name, as the policy
 * says. Stateless but for the policy.
 */
final class Enforceability {
  private final PolicyDocument document;
  private final DelegateJsse delegate;
  private final List<String> found = new ArrayList<>(0);

  Enforceability(PolicyDocument document, DelegateJsse delegate) {
    this.document = document;
    this.delegate = delegate;
  }

  /** What was told of since, for operators. */
  List<String> findings() {
    return List.copyOf(found);
  }

  /**
   * The roles that require the extended master secret, as far as the delegate can enforce it.
   *
   * @throws ProviderException if it cannot, and the policy says {@code on-unenforceable = "refuse"}
   */
  Set<Role> extendedMasterSecret() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (document.policy().rules(role).tls12().extendedMasterSecret()
          == ExtendedMasterSecret.REQUIRE) {
        roles.add(role);
      }
    }
    if (roles.isEmpty() || delegate.canRequireExtendedMasterSecret()) {
      return roles;
    }
    String key = Rules.EXTENDED_MASTER_SECRET.key();
    add(key, "", document.origin(roles.iterator().next(), key));
    return Set.of();
  }

  /**
   * Looks at all other rules, those of single hosts too.
   *
   * @throws ProviderException if the delegate cannot enforce one, and the policy says {@code
   *     on-unenforceable = "refuse"}
   */
  void check() {
    for (Role role : Role.values()) {
      ConnectionRules rules = document.policy().rules(role);
      for (String key : Unenforceable.rules(rules, role, delegate)) {
        add(key, "", document.origin(role, key));
      }
      List<SignatureScheme> tied = Unenforceable.withoutGroup(rules, delegate);
      // Where a rule of a profile was written is asked only to be told: it takes reading its text.
      if (!tied.isEmpty()) {
        addTied(tied, "", document.origin(role, Rules.GROUPS_ALLOW.key()));
      }
    }
    hosts();
  }

  /** Some schemes less than the policy allows: told, whatever the policy says, and not refused. */
  private void addTied(List<SignatureScheme> schemes, String whom, String origin) {
    String finding =
        "TLS policy %s: the delegate %s leaves out %s%s, because groups.allow (%s) has not the"
            + " curve of these signatures; allow it there, or choose another delegate";
    String names =
        schemes.stream().map(SignatureScheme::ianaName).collect(Collectors.joining(", "));
    found.add(
        finding.formatted(document.policy().id(), delegate.name().word(), names, whom, origin));
  }

  /** Hosts that say the same share one set of rules: the first of them is named. */
  private void hosts() {
    ConnectionRules client = document.policy().rules(Role.CLIENT);
    List<String> known = Unenforceable.rules(client, Role.CLIENT, delegate);
    Set<ConnectionRules> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(client);
    for (HostRules host : document.policy().peers().hosts()) {
      if (seen.add(host.rules())) {
        host(host, client, known);
      }
    }
  }

  private void host(HostRules host, ConnectionRules client, List<String> known) {
    String whom = " for " + host.match();
    for (String key : Unenforceable.rules(host.rules(), Role.CLIENT, delegate)) {
      if (!known.contains(key)) {
        add(key, whom, document.origin(host, key));
      }
    }
    List<SignatureScheme> tied = Unenforceable.withoutGroup(host.rules(), delegate);
    if (!tied.isEmpty()
        && (!host.rules().groups().equals(client.groups())
            || !host.rules().signatures().equals(client.signatures()))) {
      addTied(tied, whom, document.origin(host, Rules.GROUPS_ALLOW.key()));
    }
  }

  private void add(String rule, String whom, String origin) {
    String finding =
        "TLS policy "
            + document.policy().id()
            + ": the delegate "
            + delegate.name().word()
            + " cannot enforce "
            + rule
            + whom
            + " ("
            + origin
            + ") on this JVM; choose delegate = \""
            + other().word()
            + "\", relax the rule, or write on-unenforceable = \"warn\"";
    if (document.policy().onUnenforceable() == OnUnenforceable.REFUSE) {
      throw new ProviderException(finding);
    }
    found.add(finding);
  }

  private DelegateName other() {
    return delegate.name() == DelegateName.SUN_JSSE
        ? DelegateName.BOUNCY_CASTLE
        : DelegateName.SUN_JSSE;
  }
}
