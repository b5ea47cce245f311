package dev.portcullis.policy.review;

import dev.portcullis.policy.Authentication;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.OwnChainRules.OnViolation;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SessionRules.Resumption;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lines of a text that change nothing: for their role, beside its other lines, or at all. Pure. */
final class DeadRules {
  private static final List<Rule<?>> OF_CLIENTS =
      List.of(Rules.NO_REFERENCE_IDENTITY, Rules.WILDCARD, Rules.KEY_SHARES);
  private static final List<Rule<?>> OF_SERVERS = List.of(Rules.ON_UNKNOWN_NAME);

  private final PolicyDocument document;
  private final Set<Remark> found = new LinkedHashSet<>();

  private DeadRules(PolicyDocument document) {
    this.document = document;
  }

  static List<Remark> of(PolicyDocument document) {
    DeadRules dead = new DeadRules(document);
    for (Role role : Role.values()) {
      dead.names(role);
      // A text that extends nothing has to say everything.
      if (document.parent().isPresent()) {
        dead.ofTheOtherRole(role);
        dead.withoutObject(role);
        Rules.ALL.forEach(rule -> dead.restated(role, rule));
      }
    }
    return new ArrayList<>(dead.found);
  }

  /** Whether a line of this very text says a rule. */
  private boolean isSaid(Role role, Rule<?> rule) {
    String origin = document.origin(role, rule.key());
    String before = document.source() + ":";
    return origin.startsWith(before)
        && origin.substring(before.length()).chars().allMatch(Character::isDigit);
  }

  private ConnectionRules rules(Role role) {
    return document.policy().rules(role);
  }

  private void restated(Role role, Rule<?> rule) {
    document
        .parent()
        .filter(parent -> isSaid(role, rule) && !isDead(role, rule))
        .filter(parent -> isSame(rule, parent.policy().rules(role), rules(role)))
        .ifPresent(
            parent ->
                add(
                    Topic.RESTATED,
                    role,
                    rule,
                    "%s says the same; remove it, unless it is to outlive a change there"
                        .formatted(parent.policy().id())));
  }

  private boolean isDead(Role role, Rule<?> rule) {
    String origin = document.origin(role, rule.key());
    return found.stream().anyMatch(r -> r.topic() == Topic.DEAD_RULE && r.origin().equals(origin));
  }

  private static boolean isSame(Rule<?> rule, ConnectionRules first, ConnectionRules second) {
    return rule.of(first).equals(rule.of(second));
  }

  /** Rules that only one role looks at, said below the other. */
  private void ofTheOtherRole(Role role) {
    Role other = role == Role.CLIENT ? Role.SERVER : Role.CLIENT;
    for (Rule<?> rule : role == Role.CLIENT ? OF_SERVERS : OF_CLIENTS) {
      boolean forBoth =
          document.origin(role, rule.key()).equals(document.origin(other, rule.key()));
      if (isSaid(role, rule) && !forBoth) {
        String message =
            "only a %s looks at it; write it below [%s]".formatted(other.word(), other.word());
        add(Topic.DEAD_RULE, role, rule, message);
      }
    }
  }

  /** Rules about what the other rules leave nothing of. */
  private void withoutObject(Role role) {
    ConnectionRules rules = rules(role);
    if (!rules.keys().types().contains(KeyType.RSA)) {
      ifSaid(role, "keys.types has no RSA; remove it", Rules.RSA_MIN, Rules.RSA_MAX);
    }
    if (!rules.allowsBeforeTls13()) {
      ifSaid(
          role,
          "protocols.allow has TLS 1.3 only; remove it",
          Rules.CBC,
          Rules.EXTENDED_MASTER_SECRET,
          Rules.SECURE_RENEGOTIATION);
    }
    if (rules.session().resumption() == Resumption.REFUSE) {
      ifSaid(role, "session.resumption refuses all of them; remove it", Rules.MAX_AGE);
    }
    if (rules.ownChain().onViolation() == OnViolation.IGNORE) {
      ifSaid(role, "own-chain.on-violation ignores it; remove it", Rules.MAX_LIFETIME);
    }
  }

  private void ifSaid(Role role, String message, Rule<?>... rules) {
    Stream.of(rules)
        .filter(rule -> isSaid(role, rule))
        .forEach(rule -> add(Topic.DEAD_RULE, role, rule, message));
  }

  /** Names in a list of this text that no key of the allowed types can be used with. */
  private void names(Role role) {
    ConnectionRules rules = rules(role);
    Set<KeyType> types = rules.keys().types();
    dead(
        role,
        Rules.TLS12_SUITES,
        rules.cipherSuites().tls12().stream()
            .filter(suite -> isWithoutKey(suite, types))
            .map(CipherSuite::name)
            .toList());
    for (Rule.Names<SignatureScheme> rule :
        List.of(Rules.HANDSHAKE_SCHEMES, Rules.CERTIFICATE_SCHEMES)) {
      dead(
          role,
          rule,
          rule.of(rules).stream()
              .filter(scheme -> scheme.keyType().filter(types::contains).isEmpty())
              .map(SignatureScheme::ianaName)
              .toList());
    }
  }

  private static boolean isWithoutKey(CipherSuite suite, Set<KeyType> types) {
    return (suite.authentication() == Authentication.RSA && !types.contains(KeyType.RSA))
        || (suite.authentication() == Authentication.ECDSA
            && types.stream().allMatch(KeyType.RSA::equals));
  }

  private void dead(Role role, Rule<?> rule, List<String> names) {
    if (!names.isEmpty() && isSaid(role, rule)) {
      String message =
          "keys.types has no key for %s; remove it".formatted(String.join(", ", names));
      add(Topic.DEAD_RULE, role, rule, message);
    }
  }

  private void add(Topic topic, Role role, Rule<?> rule, String message) {
    String value =
        RuleText.form(rule) == RuleText.Form.LIST
            ? rule.key()
            : rule.key() + " = " + RuleText.spelling(rule, rules(role)).get(0);
    found.add(Remark.of(topic, document.origin(role, rule.key()), value + ": " + message));
  }
}
