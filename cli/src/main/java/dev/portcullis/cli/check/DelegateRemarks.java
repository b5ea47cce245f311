package dev.portcullis.cli.check;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.Tls12Rules.ExtendedMasterSecret;
import dev.portcullis.policy.review.Remark;
import dev.portcullis.policy.review.Topic;
import dev.portcullis.policy.review.Topic.Level;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.RuleText;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.delegate.Unenforceable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
      remarks.look(role);
    }
    return List.copyOf(remarks.found);
  }

  private void look(Role role) {
    ConnectionRules rules = document.policy().rules(role);
    Level level =
        document.policy().onUnenforceable() == OnUnenforceable.REFUSE ? Level.ERROR : Level.WARNING;
    Unenforceable.rules(rules, role, delegate).forEach(key -> cannot(role, key, level));
    if (rules.tls12().extendedMasterSecret() == ExtendedMasterSecret.REQUIRE
        && !delegate.canRequireExtendedMasterSecret()) {
      cannot(role, Rules.EXTENDED_MASTER_SECRET.key(), level);
    }
    Unenforceable.names(rules, delegate.capabilities())
        .forEach((key, names) -> lacks(role, key, names));
  }

  private void cannot(Role role, String key, Level level) {
    found.add(
        new Remark(
            Topic.UNENFORCEABLE,
            level,
            document.origin(role, key),
            "%s: the delegate %s cannot enforce it on this JVM; choose another delegate or relax the rule"
                .formatted(key, delegate.name().word())));
  }

  /** Some names less are no trouble; none left is. */
  private void lacks(Role role, String key, List<String> names) {
    List<String> allowed =
        RuleText.spelling(Rules.byKey(key).orElseThrow(), document.policy().rules(role));
    boolean none = names.size() == allowed.size();
    found.add(
        new Remark(
            none ? Topic.UNENFORCEABLE : Topic.NOT_IN_DELEGATE,
            none ? Level.ERROR : Level.NOTE,
            document.origin(role, key),
            "%s: the delegate %s on this JVM does not have %s"
                .formatted(key, delegate.name().word(), String.join(", ", names))));
  }
}
