package dev.portcullis.policy.openssl;

import java.util.List;
import java.util.stream.Collectors;

/** A cipher list that cannot be used, with every problem of it. */
public final class CipherListException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ListProblem> problems;

  CipherListException(List<ListProblem> problems) {
    super(problems.stream().map(ListProblem::message).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the list. */
  public List<ListProblem> problems() {
    return problems;
  }
}
