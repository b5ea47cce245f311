package dev.portcullis.cli.check;

import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.policy.review.Lint;
import dev.portcullis.policy.review.Remark;
import dev.portcullis.policy.review.Topic;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.policy.text.Problem;
import dev.portcullis.provider.config.CredentialCheck;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Gathers what there is to say about a policy on this JVM. Stateless. */
final class Checkup {
  private Checkup() {}

  /**
   * Every remark, those that matter most first.
   *
   * @throws IOException if the file cannot be read
   */
  static List<Remark> of(PolicyInput input, LocalDate date) throws IOException {
    try {
      return sorted(remarks(input, input.read(date), date));
    } catch (PolicySyntaxException e) {
      return e.problems().stream().map(Checkup::broken).toList();
    }
  }

  private static Remark broken(Problem problem) {
    String place = problem.source() + ":" + problem.line() + ":" + problem.column();
    return new Remark(Topic.BROKEN, Topic.BROKEN.level(), place, problem.message());
  }

  private static List<Remark> remarks(PolicyInput input, PolicyDocument document, LocalDate date) {
    List<Remark> all = new ArrayList<>();
    CredentialCheck.problems(document, input.directory()).forEach(line -> all.add(file(line)));
    all.addAll(DelegateRemarks.of(document));
    all.addAll(Lint.of(document, date));
    return all;
  }

  /** The line begins with its place: {@code policy.toml:5: trust.anchors: …}. */
  private static Remark file(String line) {
    int end = line.indexOf(": ");
    String place = end < 0 ? "" : line.substring(0, end);
    String message = end < 0 ? line : line.substring(end + 2);
    return new Remark(Topic.UNREADABLE_FILE, Topic.UNREADABLE_FILE.level(), place, message);
  }

  private static List<Remark> sorted(List<Remark> remarks) {
    return remarks.stream().sorted((a, b) -> a.level().compareTo(b.level())).toList();
  }
}
