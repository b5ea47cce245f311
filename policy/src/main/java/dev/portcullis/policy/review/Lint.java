package dev.portcullis.policy.review;

import dev.portcullis.policy.text.PolicyDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything that is odd about a policy that can be read, whatever the JVM. Pure. */
public final class Lint {
  private Lint() {}

  /**
   * The remarks.
   *
   * @param date for what ends
   */
  public static List<Remark> of(PolicyDocument document, LocalDate date) {
    List<Remark> all = new ArrayList<>(DeadRules.of(document));
    all.addAll(DeadPeers.of(document));
    all.addAll(Endings.of(document, date));
    all.addAll(Weaknesses.of(document));
    return List.copyOf(all);
  }
}
