package dev.portcullis.policy.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was probably meant to be. */
final class Suggestion {
  private Suggestion() {}

  /** The known word with the least edit distance, if that is small against the word's length. */
  static Optional<String> nearest(String word, Collection<String> known) {
    int limit = Math.min(4, word.length() / 4);
    Optional<String> best = Optional.empty();
    for (String candidate : known) {
      if (Math.abs(word.length() - candidate.length()) > limit) {
        continue;
      }
      int distance = distance(normal(word), normal(candidate));
      if (distance <= limit) {
        best = Optional.of(candidate);
        limit = distance - 1;
      }
    }
    return best;
  }

  /** {@code "; did you mean 'x'?"}, or the alternative if nothing is near. */
  static String orElse(String word, Collection<String> known, String alternative) {
    return nearest(word, known).map(near -> "; did you mean '" + near + "'?").orElse(alternative);
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Optimal string alignment: insert, delete, replace, swap neighbours. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] cost, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int edit = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(edit, cost[i - 2][j - 2] + 1) : edit;
  }
}
