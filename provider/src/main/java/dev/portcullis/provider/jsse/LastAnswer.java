package dev.portcullis.provider.jsse;

import org.jspecify.annotations.Nullable;

/**
 * The last answer to a question that connection after connection asks in the same words. The answer
 * must depend on nothing but the question. Thread-safe if questions and answers are immutable.
 */
final class LastAnswer<Q, A> {
  private volatile @Nullable Pair<Q, A> last;

  private record Pair<Q, A>(Q question, A answer) {}

  /** The answer, if this was the last question. */
  @Nullable A to(Q question) {
    Pair<Q, A> known = last;
    return known != null && known.question().equals(question) ? known.answer() : null;
  }

  /** Keeps an answer; returns it. */
  A keep(Q question, A answer) {
    last = new Pair<>(question, answer);
    return answer;
  }
}
