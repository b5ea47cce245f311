package dev.portcullis.policy.text;

import java.util.List;
import java.util.stream.Collectors;

/** A policy text that means nothing, with everything that is wrong with it. */
public final class PolicySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** The problems, at least one. */
  public PolicySyntaxException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, by line and column. The message shows all of them as well. */
  public List<Problem> problems() {
    return problems;
  }
}
