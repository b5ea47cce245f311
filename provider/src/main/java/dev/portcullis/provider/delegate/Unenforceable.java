package dev.portcullis.provider.delegate;

import dev.portcullis.policy.CertificateRules.OcspStaple;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.GroupRules.PostQuantum;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules.Resumption;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.Tls12Rules.Cbc;
import dev.portcullis.provider.delegate.Capabilities.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Rules that a delegate cannot carry out on this JVM, so that they would refuse everybody. */
public final class Unenforceable {
  private Unenforceable() {}

  /** The keys of such rules; a delegate is asked only for what a policy demands. */
  public static List<String> rules(ConnectionRules rules, Role role, DelegateJsse by) {
    List<String> found = new ArrayList<>(0);
    boolean sun = by.name() == DelegateName.SUN_JSSE;
    if (rules.groups().postQuantum() != PostQuantum.OFF && !hasPostQuantum(rules, by)) {
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
    // Bouncy Castle reads the answer of TLS 1.2 alone.
    if (!sun
        && role == Role.CLIENT
        && rules.certificates().ocspStaple() == OcspStaple.REQUIRE
        && rules.allowsTls13()) {
      found.add("certificates.ocsp-staple");
    }
    if (rules.signatures().handshake().size() == withoutGroup(rules, by).size()) {
      found.add("signatures.handshake");
    }
    return found;
  }

  private static boolean hasPostQuantum(ConnectionRules rules, DelegateJsse by) {
    for (NamedGroup group : rules.groups().allow()) {
      if (group.isPostQuantum() && by.capabilities().groups().contains(group)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The handshake schemes that a delegate leaves out because it ties them to key exchange: Bouncy
   * Castle, and SunJSSE on a JDK where it has no list of groups, use an ECDSA scheme only if the
   * curve of its key is among the groups, in TLS 1.3 too, where the two have nothing to do with
   * each other (RFC 9846, Section 4.3.3).
   */
  public static List<SignatureScheme> withoutGroup(ConnectionRules rules, DelegateJsse by) {
    if (by.capabilities().controls().contains(Control.GROUP_ORDER)
        && by.name() == DelegateName.SUN_JSSE) {
      return List.of();
    }
    List<SignatureScheme> without = new ArrayList<>(0);
    for (SignatureScheme scheme : rules.signatures().handshake()) {
      Optional<NamedGroup> curve = scheme.curve();
      if (curve.isPresent() && !hasGroup(rules, curve.get())) {
        without.add(scheme);
      }
    }
    return without;
  }

  private static boolean hasGroup(ConnectionRules rules, NamedGroup curve) {
    return curve.kind() != NamedGroup.Kind.EC || rules.groups().allow().contains(curve);
  }

  /** The names of each list that a policy allows and a delegate does not have on this JVM. */
  public static Map<String, List<String>> names(ConnectionRules rules, Capabilities can) {
    Map<String, List<String>> missing = new TreeMap<>();
    List<ProtocolVersion> streams = rules.versions().stream().filter(v -> !v.isDatagram()).toList();
    put(missing, "protocols.allow", streams, can.versions(), ProtocolVersion::jsseName);
    put(
        missing,
        "cipher-suites.tls13",
        rules.cipherSuites().tls13(),
        can.cipherSuites(),
        CipherSuite::name);
    put(
        missing,
        "cipher-suites.tls12",
        rules.cipherSuites().tls12(),
        can.cipherSuites(),
        CipherSuite::name);
    put(missing, "groups.allow", rules.groups().allow(), can.groups(), NamedGroup::ianaName);
    put(
        missing,
        "signatures.handshake",
        rules.signatures().handshake(),
        can.schemes(),
        SignatureScheme::ianaName);
    return missing;
  }

  private static <E> void put(
      Map<String, List<String>> missing,
      String key,
      List<E> allowed,
      Set<E> possible,
      Function<E, String> name) {
    List<String> names = allowed.stream().filter(e -> !possible.contains(e)).map(name).toList();
    if (!names.isEmpty()) {
      missing.put(key, names);
    }
  }
}
