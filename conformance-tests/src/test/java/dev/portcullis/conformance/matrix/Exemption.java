package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Stage;
import java.util.function.Predicate;

/**
 * A cell that comes out otherwise than its {@link Check} wants. It is run all the same, and must
 * come out so: an exemption that has become stale fails. Immutable.
 *
 * @param reason one sentence for the page
 * @param where the stages that it holds for
 */
public record Exemption(Kind kind, String reason, Predicate<Stage> where) {

  /** In what way it comes out otherwise. */
  public enum Kind {
    /** The program throws {@link UnsupportedOperationException} with this very reason. */
    NOT_APPLICABLE("not applicable"),
    /** Refused without a policy as well: the library or the JDK does that already. */
    REFUSED_ANYWAY("refused even without a policy"),
    /** Not refused under the policy: Portcullis does not see it. */
    OUT_OF_REACH("out of reach"),
    /** Refused although it is right. */
    REFUSED("refused");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What comes of the cell. */
  Outcome outcome() {
    return switch (kind) {
      case NOT_APPLICABLE -> Outcome.NOT_APPLICABLE;
      case REFUSED_ANYWAY, REFUSED -> Outcome.REFUSED;
      case OUT_OF_REACH -> Outcome.WORKS;
    };
  }
}
