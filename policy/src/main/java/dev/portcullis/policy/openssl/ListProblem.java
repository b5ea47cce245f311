package dev.portcullis.policy.openssl;

import java.util.Optional;

/**
 * Why a cipher list cannot be used.
 *
 * @param message value, rule and remedy; without the remedy if a word is unknown
 * @param unknownWord the word that {@link CipherList#knownWords} has not
 */
public record ListProblem(String message, Optional<String> unknownWord) {
  static ListProblem of(String message) {
    return new ListProblem(message, Optional.empty());
  }

  static ListProblem unknown(String word) {
    return new ListProblem("'" + word + "' is no word of cipher lists", Optional.of(word));
  }
}
