package dev.portcullis.provider.enforce;

import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.ExceptionForm;
import dev.portcullis.policy.text.PolicyDocument;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Words refusals: the one shape that exceptions, log lines and the command line share. What comes
 * from a peer stays on its line even if the caller forgot to escape it. Pure.
 */
public final class Refusal {
  /** The first words of every explanation. */
  public static final String INTRODUCTION = "TLS policy ";

  private static final String RULE = "\n  rule      ";
  private static final int DIGEST_SHOWN = 16;
  private static final String INDENT = "\n            ";

  /** A rule without a key of its own is a fact that no policy can change. */
  private static final String ALWAYS = "always in force";

  private Refusal() {}

  /** What became of the connection. */
  public enum Verdict {
    /** It was ended. */
    REFUSED("refused"),
    /** It goes on: the rule is only reported. */
    REPORTED("would refuse");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
  }

  /**
   * The whole text of a refusal.
   *
   * @param document the policy that refuses
   * @param verdict whether the connection was refused
   * @param peer who was refused, as {@code host:port} or a description; escaped
   * @param violation the rule that was not kept
   * @param effective what the policy says of the connection
   * @param smallest the exception that would let it pass
   */
  public static String text(
      PolicyDocument document,
      Verdict verdict,
      EffectiveRules effective,
      String peer,
      Violation violation,
      Optional<ExceptionRule> smallest) {
    String origin =
        violation.rule().contains(".") ? document.origin(effective, violation.rule()) : ALWAYS;
    return text(document, verdict, effective.role(), peer, violation, origin)
        + expired(document, effective, violation.rule())
        + smallest
            .map(e -> "\n  exception " + String.join(INDENT, ExceptionForm.lines(e)))
            .orElse("\n  exception none can be made");
  }

  private static String expired(PolicyDocument document, EffectiveRules effective, String rule) {
    return effective.expired().stream()
        .filter(e -> e.grants().stream().anyMatch(grant -> grant.rule().key().equals(rule)))
        .map(e -> "\n  expired   " + expired(document, e))
        .collect(Collectors.joining());
  }

  /** What is said of an exception that holds no longer: where it stands, and whose it is. */
  public static String expired(PolicyDocument document, ExceptionRule exception) {
    return "the exception of "
        + document.origin(exception)
        + " held until "
        + exception.expires()
        + "; it is owned by "
        + Escaped.line(exception.owner());
  }

  private static String text(
      PolicyDocument document,
      Verdict verdict,
      Role role,
      String peer,
      Violation violation,
      String origin) {
    return introduction(document)
        + " "
        + verdict.word
        + " "
        + Escaped.line(peer)
        + " as "
        + role.name().toLowerCase(Locale.ROOT)
        + RULE
        + violation.rule()
        + " ("
        + origin
        + "; "
        + violation.reference()
        + ")\n  observed  "
        + Escaped.line(violation.observed())
        + "\n  allowed   "
        + Escaped.line(violation.allowed())
        + "\n  remedy    "
        + violation.remedy().replace("\n", INDENT);
  }

  /** The rule that a text of ours names; empty in the words of anybody else. */
  public static Optional<String> ruleIn(String text) {
    int begin = text.indexOf(RULE);
    int end = begin < 0 ? -1 : text.indexOf(" (", begin);
    boolean ours = end > 0 && text.lastIndexOf(INTRODUCTION, begin) >= 0;
    return ours ? Optional.of(text.substring(begin + RULE.length(), end)) : Optional.empty();
  }

  /** How every explanation begins: the policy and its digest. */
  public static String introduction(PolicyDocument document) {
    return INTRODUCTION
        + document.policy().id()
        + " (sha256 "
        + document.digest().substring(0, DIGEST_SHOWN)
        + ")";
  }
}
