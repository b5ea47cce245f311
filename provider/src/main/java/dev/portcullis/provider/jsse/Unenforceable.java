package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.GroupRules.PostQuantum;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules.Resumption;
import dev.portcullis.policy.Tls12Rules.Cbc;
import dev.portcullis.provider.delegate.DelegateJsse;
import java.util.ArrayList;
import java.util.List;

/** Rules that a delegate cannot carry out on this JVM, so that they would refuse everybody. */
final class Unenforceable {
  private Unenforceable() {}

  /** The keys of such rules; a delegate is asked only for what a policy demands. */
  static List<String> rules(ConnectionRules rules, Role role, DelegateJsse by) {
    List<String> found = new ArrayList<>(0);
    boolean sun = by.name() == DelegateName.SUN_JSSE;
    if (rules.groups().postQuantum() != PostQuantum.OFF
        && rules.groups().allow().stream()
            .filter(NamedGroup::isPostQuantum)
            .noneMatch(by.capabilities().groups()::contains)) {
      found.add("groups.post-quantum");
    }
    // SunJSSE has no encrypt-then-MAC, and its servers make tickets that outlive their sessions.
    if (sun && rules.session().resumption() == Resumption.REFUSE && role == Role.SERVER) {
      found.add("session.resumption");
    }
    if (sun
        && rules.tls12().cbc() == Cbc.ETM_ONLY
        && rules.cipherSuites().tls12().stream().anyMatch(CipherSuite::isCbc)) {
      found.add("tls12.cbc");
    }
    return found;
  }
}
