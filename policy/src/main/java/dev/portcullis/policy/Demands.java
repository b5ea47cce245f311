package dev.portcullis.policy;

import dev.portcullis.policy.GroupRules.PostQuantum;
import dev.portcullis.policy.Tls12Rules.Cbc;
import java.util.List;

/** Demands of a policy that its own lists cannot meet. */
final class Demands {
  private Demands() {}

  static void unmet(ConnectionRules rules, List<Contradiction> found) {
    if (rules.groups().postQuantum() != PostQuantum.OFF) {
      postQuantum(rules, found);
    }
    if (rules.alpn().require().contains(AlpnRules.NOTHING)) {
      found.add(
          new Contradiction(
              "alpn.require",
              "has no name in common with what is inherited; name one that both have"));
    }
    if (rules.tls12().cbc() == Cbc.NEVER) {
      cbc(rules.cipherSuites().tls12(), found);
    }
  }

  private static void cbc(List<CipherSuite> suites, List<Contradiction> found) {
    for (CipherSuite suite : suites) {
      if (suite.isCbc()) {
        found.add(
            new Contradiction(
                "tls12.cbc",
                "\"never\", but cipher-suites.tls12 has " + suite + "; remove one of them"));
        return;
      }
    }
  }

  private static void postQuantum(ConnectionRules rules, List<Contradiction> found) {
    String word = "\"" + rules.groups().postQuantum().word() + "\"";
    List<NamedGroup> allow = rules.groups().allow();
    if (!rules.allowsTls13() || allow.stream().noneMatch(NamedGroup::isPostQuantum)) {
      found.add(
          contradiction(
              word
                  + " needs TLSv1.3 in protocols.allow and a hybrid in groups.allow; add"
                  + " X25519MLKEM768"));
    } else if (!allow.get(0).isPostQuantum()
        || rules.groups().keyShares().stream().noneMatch(NamedGroup::isPostQuantum)) {
      found.add(
          contradiction(
              word
                  + " needs a hybrid in the first place of groups.allow and one in"
                  + " groups.key-shares; move it up"));
    }
  }

  private static Contradiction contradiction(String message) {
    return new Contradiction("groups.post-quantum", message);
  }
}
