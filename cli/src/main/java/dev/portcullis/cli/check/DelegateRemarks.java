package dev.portcullis.cli.check;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.Tls12Rules.ExtendedMasterSecret;
import dev.portcullis.policy.review.Remark;
import dev.portcullis.policy.review.Topic;
import dev.portcullis.policy.review.Topic.Level;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.RuleText;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.delegate.Unenforceable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the delegate of a policy cannot do on this JVM. Not thread-safe. */
final class DelegateRemarks {
  private final PolicyDocument document;
  private final DelegateJsse delegate;
  private final Set<Remark> found = new LinkedHashSet<>();

  private DelegateRemarks(PolicyDocument document) {
    this.document = document;
    this.delegate = Delegates.of(document.policy().delegate());
  }

  static List<Remark> of(PolicyDocument document) {
    DelegateRemarks remarks = new DelegateRemarks(document);
    for (Role role : Role.values()) {
      remarks.look(role, document.policy().rules(role), "", key -> document.origin(role, key));
    }
    remarks.hosts();
    return List.copyOf(remarks.found);
  }

  /** Hosts that say the same share one set of rules: the first of them is named. */
  private void hosts() {
    Set<ConnectionRules> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(document.policy().rules(Role.CLIENT));
    for (HostRules host : document.policy().peers().hosts()) {
      if (seen.add(host.rules())) {
        look(Role.CLIENT, host.rules(), " for " + host.match(), key -> document.origin(host, key));
      }
    }
  }

  private void look(
      Role role, ConnectionRules rules, String whom, Function<String, String> origin) {
    Unenforceable.rules(rules, role, delegate).forEach(key -> cannot(key, whom, origin.apply(key)));
    if (rules.tls12().extendedMasterSecret() == ExtendedMasterSecret.REQUIRE
        && !delegate.canRequireExtendedMasterSecret()) {
      String key = Rules.EXTENDED_MASTER_SECRET.key();
      cannot(key, whom, origin.apply(key));
    }
    Unenforceable.names(rules, delegate.capabilities())
        .forEach((key, names) -> lacks(rules, key, whom, names, origin.apply(key)));
    tied(rules, whom, origin.apply(Rules.GROUPS_ALLOW.key()));
  }

  private void tied(ConnectionRules rules, String whom, String origin) {
    List<SignatureScheme> schemes = Unenforceable.withoutGroup(rules, delegate);
    String key = Rules.GROUPS_ALLOW.key();
    if (!schemes.isEmpty() && !isTold(key, whom, origin)) {
      String names =
          schemes.stream().map(SignatureScheme::ianaName).collect(Collectors.joining(", "));
      found.add(
          new Remark(
              Topic.NOT_IN_DELEGATE,
              Level.WARNING,
              origin,
              "%s: the delegate %s leaves out %s, whose curve is no group here%s; allow the curve or choose another delegate"
                  .formatted(key, delegate.name().word(), names, whom)));
    }
  }

  /** Whether it is about a host and stands in the client's own tables, where it was told. */
  private boolean isTold(String key, String whom, String origin) {
    return !whom.isEmpty()
        && found.stream()
            .anyMatch(r -> r.origin().equals(origin) && r.message().startsWith(key + ":"));
  }

  private void cannot(String key, String whom, String origin) {
    if (isTold(key, whom, origin)) {
      return;
    }
    Level level =
        document.policy().onUnenforceable() == OnUnenforceable.REFUSE ? Level.ERROR : Level.WARNING;
    found.add(
        new Remark(
            Topic.UNENFORCEABLE,
            level,
            origin,
            "%s: the delegate %s cannot enforce it on this JVM%s; choose another delegate or relax the rule"
                .formatted(key, delegate.name().word(), whom)));
  }

  /** Some names less are no trouble; none left is. */
  private void lacks(
      ConnectionRules rules, String key, String whom, List<String> names, String origin) {
    if (isTold(key, whom, origin)) {
      return;
    }
    List<String> allowed = RuleText.spelling(Rules.byKey(key).orElseThrow(), rules);
    boolean none = names.size() == allowed.size();
    found.add(
        new Remark(
            none ? Topic.UNENFORCEABLE : Topic.NOT_IN_DELEGATE,
            none ? Level.ERROR : Level.NOTE,
            origin,
            "%s: the delegate %s on this JVM does not have %s%s"
                .formatted(key, delegate.name().word(), String.join(", ", names), whom)));
  }
}
