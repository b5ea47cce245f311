package dev.portcullis.policy.text;

import dev.portcullis.policy.PolicyWord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a choice among a few words. */
final class Words {
  private Words() {}

  static <E extends PolicyWord> Optional<E> read(
      String key, List<E> words, Setting setting, Problems problems) {
    if (!(setting.value() instanceof Value.Text text)) {
      problems.add(
          setting.place(),
          "%s: must be %s, not %s".formatted(key, choice(words), setting.value().shown()));
      return Optional.empty();
    }
    Optional<E> found = words.stream().filter(w -> w.word().equals(text.text())).findFirst();
    if (found.isEmpty()) {
      problems.add(
          setting.place(),
          "%s: %s is not %s%s"
              .formatted(key, Shown.quoted(text.text()), choice(words), near(text.text(), words)));
    }
    return found;
  }

  private static <E extends PolicyWord> String near(String text, List<E> words) {
    return Suggestion.orElse(text, words.stream().map(PolicyWord::word).toList(), "");
  }

  private static <E extends PolicyWord> String choice(List<E> words) {
    return words.stream()
        .map(word -> "\"" + word.word() + "\"")
        .collect(Collectors.joining(" or "));
  }
}
