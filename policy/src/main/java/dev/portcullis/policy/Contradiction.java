package dev.portcullis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule that cannot be kept together with another one, or that can never be kept by itself.
 *
 * <p>The single place that knows how the keys of a policy depend on each other; the builder and the
 * reader both ask here.
 *
 * @param key dotted key of the policy language, without a role
 * @param message value, rule and remedy
 */
public record Contradiction(String key, String message) {
  /** Every contradiction in the rules of one role, in the order of the keys; empty if sound. */
  public static List<Contradiction> in(ConnectionRules rules) {
    List<Contradiction> found = new ArrayList<>();
    versions(rules, found);
    suites(rules, found);
    groups(rules, found);
    keyShares(rules, found);
    Demands.unmet(rules, found);
    signatures(rules, found);
    keys(rules, found);
    return List.copyOf(found);
  }

  /** Why a suite can be in no policy, or an empty string. */
  public static String neverAllowed(CipherSuite suite) {
    if (suite.isSignalling()) {
      return "only carries a signal; the delegate sends it by itself";
    }
    if (suite.isNull()) {
      return "does not encrypt (RFC 9325, Section 4.1)";
    }
    if (!suite.authentication().isByCertificate()) {
      return "proves no identity: the peer shows no certificate (RFC 9525)";
    }
    if (suite.isExport()) {
      return "is weakened for export (RFC 9325, Section 4.1)";
    }
    if (suite.isWeakCipher()) {
      return "uses a broken cipher, " + suite.encryption() + " (RFC 9325, Section 4.1)";
    }
    return unsupportedKey(suite);
  }

  private static String unsupportedKey(CipherSuite suite) {
    return switch (suite.authentication()) {
      case DSS, GOST -> "needs a " + suite.authentication() + " key, which keys.types cannot allow";
      default -> "";
    };
  }

  private static void versions(ConnectionRules rules, List<Contradiction> found) {
    if (rules.versions().isEmpty()) {
      found.add(new Contradiction("protocols.allow", "no version is allowed; name at least one"));
    }
    for (ProtocolVersion version : rules.versions()) {
      if (version.isSsl()) {
        found.add(new Contradiction("protocols.allow", neverSpoken(version.jsseName())));
      }
    }
  }

  /** The sentence about SSLv2, SSLv3 and SSLv2Hello. */
  public static String neverSpoken(String sslName) {
    return sslName
        + " is never spoken (RFC 6176, RFC 7568); remove it, the names of SSL contexts work"
        + " without";
  }

  private static void suites(ConnectionRules rules, List<Contradiction> found) {
    CipherSuiteRules suites = rules.cipherSuites();
    family("cipher-suites.tls13", "TLS 1.3", rules.allowsTls13(), suites.tls13(), found);
    family(
        "cipher-suites.tls12",
        "TLS 1.2 or earlier",
        rules.allowsBeforeTls13(),
        suites.tls12(),
        found);
    misplaced("tls13", suites.tls13(), "tls12", found);
    misplaced("tls12", suites.tls12(), "tls13", found);
    for (CipherSuite suite : suites.all()) {
      String reason = neverAllowed(suite);
      if (!reason.isEmpty()) {
        String key = suite.isTls13() ? "cipher-suites.tls13" : "cipher-suites.tls12";
        found.add(new Contradiction(key, suite + " " + reason + "; remove it"));
      }
    }
  }

  private static void family(
      String key, String versions, boolean allowed, List<?> list, List<Contradiction> found) {
    if (allowed && list.isEmpty()) {
      found.add(
          new Contradiction(
              key, "protocols.allow has " + versions + " but no suite for it; name at least one"));
    }
    if (!allowed && !list.isEmpty()) {
      found.add(
          new Contradiction(
              key, "no version in protocols.allow uses these suites; remove the key or allow one"));
    }
  }

  private static void misplaced(
      String key, List<CipherSuite> list, String otherKey, List<Contradiction> found) {
    for (CipherSuite suite : list) {
      if (suite.isTls13() != key.equals("tls13")) {
        String message = suite + " belongs into cipher-suites." + otherKey;
        found.add(new Contradiction("cipher-suites." + key, message));
      }
    }
  }

  private static void groups(ConnectionRules rules, List<Contradiction> found) {
    List<NamedGroup> allow = rules.groups().allow();
    for (NamedGroup group : allow) {
      if (group.recommendation() == Recommendation.DISCOURAGED) {
        found.add(
            new Contradiction(
                "groups.allow", group + " is discouraged for weakness (RFC 9847); remove it"));
      }
    }
    boolean tls13 = false;
    boolean ecdhe = false;
    for (NamedGroup group : allow) {
      tls13 |= group.isForTls13();
      ecdhe |= group.isForTls12Ecdhe();
    }
    if (rules.allowsTls13() && !tls13) {
      found.add(noGroup("TLS 1.3"));
    }
    if (!ecdhe && hasEcdhe(rules.cipherSuites().tls12())) {
      found.add(noGroup("the ECDHE suites of TLS 1.2"));
    }
  }

  private static boolean hasEcdhe(List<CipherSuite> suites) {
    for (CipherSuite suite : suites) {
      if (suite.keyExchange() == KeyExchange.ECDHE) {
        return true;
      }
    }
    return false;
  }

  private static Contradiction noGroup(String user) {
    return new Contradiction(
        "groups.allow", "no group that " + user + " could use; add one such as x25519");
  }

  private static void keyShares(ConnectionRules rules, List<Contradiction> found) {
    List<NamedGroup> allow = rules.groups().allow();
    List<NamedGroup> shares = rules.groups().keyShares();
    for (NamedGroup share : shares) {
      if (!allow.contains(share)) {
        found.add(share(share + " is not in groups.allow; add it there or remove it here"));
      } else if (!share.isForTls13()) {
        found.add(share(share + " has no key share in TLS 1.3; remove it"));
      }
    }
    List<NamedGroup> inOrder = new ArrayList<>(allow);
    inOrder.retainAll(shares);
    if (!inOrder.equals(shares) && allow.containsAll(shares)) {
      found.add(share("not in the order of groups.allow (RFC 9846, Section 4.3.8); reorder it"));
    }
    if (rules.allowsTls13() && shares.isEmpty()) {
      found.add(share("TLS 1.3 is allowed but no key share would be sent; name at least one"));
    }
    if (!rules.allowsTls13() && !shares.isEmpty()) {
      found.add(share("only TLS 1.3 has key shares and it is not allowed; remove the key"));
    }
  }

  private static Contradiction share(String message) {
    return new Contradiction("groups.key-shares", message);
  }

  private static void signatures(ConnectionRules rules, List<Contradiction> found) {
    List<SignatureScheme> handshake = rules.signatures().handshake();
    boolean tls13 = false;
    boolean tls12 = false;
    for (SignatureScheme scheme : handshake) {
      tls13 |= scheme.isForTls13Handshake();
      tls12 |= scheme.isForTls12Handshake();
    }
    if (rules.allowsTls13() && !tls13) {
      found.add(noScheme("TLS 1.3", "rsa_pss_rsae_sha256"));
    }
    if (rules.allowsBeforeTls13() && !tls12) {
      found.add(noScheme("TLS 1.2", "ecdsa_secp256r1_sha256"));
    }
    if (rules.signatures().certificate().isEmpty()) {
      found.add(
          new Contradiction(
              "signatures.certificate",
              "no scheme; every chain would be refused; name at least one"));
    }
    unsupportedKeys("signatures.handshake", handshake, found);
    unsupportedKeys("signatures.certificate", rules.signatures().certificate(), found);
  }

  private static Contradiction noScheme(String user, String example) {
    return new Contradiction(
        "signatures.handshake",
        "no scheme that " + user + " could sign with; add one such as " + example);
  }

  private static void unsupportedKeys(
      String key, List<SignatureScheme> schemes, List<Contradiction> found) {
    for (SignatureScheme scheme : schemes) {
      if (scheme.keyType().isEmpty()) {
        String message = scheme + " needs a key that keys.types cannot allow; remove it";
        found.add(new Contradiction(key, message));
      }
    }
  }

  private static void keys(ConnectionRules rules, List<Contradiction> found) {
    KeyRules keys = rules.keys();
    if (keys.types().isEmpty()) {
      found.add(new Contradiction("keys.types", "no key type is allowed; name at least one"));
    }
    for (KeyType type : keys.types()) {
      if (!sign(rules.signatures().handshake(), type)
          && !sign(rules.signatures().certificate(), type)) {
        found.add(
            new Contradiction(
                "keys.types",
                type.word() + " has no scheme in signatures.*; add one or remove the type"));
      }
    }
    curves(keys, found);
  }

  private static boolean sign(List<SignatureScheme> schemes, KeyType type) {
    Optional<KeyType> wanted = Optional.of(type);
    for (SignatureScheme scheme : schemes) {
      if (scheme.keyType().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static void curves(KeyRules keys, List<Contradiction> found) {
    boolean ec = keys.types().contains(KeyType.EC);
    if (ec && keys.ecCurves().isEmpty()) {
      found.add(new Contradiction("keys.ec-curves", "keys.types has EC but no curve is allowed"));
    }
    if (!ec && !keys.ecCurves().isEmpty()) {
      found.add(new Contradiction("keys.ec-curves", "keys.types has no EC; remove the key"));
    }
    for (NamedGroup curve : keys.ecCurves()) {
      if (curve.kind() != NamedGroup.Kind.EC) {
        found.add(
            new Contradiction("keys.ec-curves", curve + " is no curve of EC keys; remove it"));
      }
    }
  }
}
