package dev.portcullis.policy.text;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Narrows what a child inherits to what its own lists leave: a child that allows TLS 1.3 only
 * inherits no suites of TLS 1.2. Never adds anything; what the child says itself stays as it is.
 */
final class Inheritance {
  private final RuleValues values;
  private final Predicate<RuleKey<?>> inherited;

  Inheritance(RuleValues values, Predicate<RuleKey<?>> inherited) {
    this.values = values;
    this.inherited = inherited;
  }

  void narrow() {
    boolean tls13 = values.get(RuleKeys.VERSIONS).stream().anyMatch(v -> v.isTls13());
    boolean before = values.get(RuleKeys.VERSIONS).stream().anyMatch(v -> !v.isTls13());
    List<NamedGroup> groups = values.get(RuleKeys.GROUPS_ALLOW);
    keep(RuleKeys.TLS13_SUITES, (CipherSuite suite) -> tls13);
    keep(RuleKeys.TLS12_SUITES, (CipherSuite suite) -> before);
    keep(RuleKeys.KEY_SHARES, share -> tls13 && groups.contains(share));
    keep(RuleKeys.KEY_TYPES, this::hasScheme);
    boolean ec = values.get(RuleKeys.KEY_TYPES).contains(KeyType.EC);
    keep(RuleKeys.EC_CURVES, (NamedGroup curve) -> ec);
  }

  private <E> void keep(RuleKey.Names<E> key, Predicate<E> wanted) {
    if (inherited.test(key)) {
      values.put(key, values.get(key).stream().filter(wanted).toList());
    }
  }

  private boolean hasScheme(KeyType type) {
    return Stream.of(RuleKeys.HANDSHAKE_SCHEMES, RuleKeys.CERTIFICATE_SCHEMES)
        .flatMap(key -> values.get(key).stream())
        .map(SignatureScheme::keyType)
        .anyMatch(keyType -> keyType.filter(type::equals).isPresent());
  }
}
