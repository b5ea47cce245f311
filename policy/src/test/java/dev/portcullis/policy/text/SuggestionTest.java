package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suggestions help with slips of the pen and keep silent otherwise. */
class SuggestionTest {
  private static final List<String> KEYS = List.of("keys.rsa-min", "keys.rsa-max", "keys.types");

  @ParameterizedTest
  @CsvSource({
    "keys.rsa-mni, keys.rsa-min",
    "KEYS.RSA_MAX, keys.rsa-max",
    "key.types, keys.types",
    "keys.tpyes, keys.types",
    "keys.rsa-maxx, keys.rsa-max"
  })
  void slip_ofThePen_findsTheWord(String slip, String word) {
    assertEquals(Optional.of(word), Suggestion.nearest(slip, KEYS));
  }

  @ParameterizedTest
  @CsvSource({"logging.level", "''", "rsa", "keys.dsa-subgroup"})
  void word_unlikeAnyOther_findsNothing(String word) {
    assertEquals(Optional.empty(), Suggestion.nearest(word, KEYS));
  }

  @Test
  void nearestWord_amongSeveral_isTheOneWithTheLeastEdits() {
    assertEquals(
        Optional.of("abcdefgh"), Suggestion.nearest("abcdefgx", List.of("abcdefyz", "abcdefgh")));
  }
}
