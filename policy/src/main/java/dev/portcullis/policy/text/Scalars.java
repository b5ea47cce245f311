package dev.portcullis.policy.text;

import dev.portcullis.policy.PolicyWord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads keys that are no rules: texts, dates, numbers of days, lists of texts. */
final class Scalars {
  private final SettingIndex settings;
  private final Problems problems;

  Scalars(SettingIndex settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** A text that is not blank. */
  Optional<String> text(String key) {
    Optional<Setting> setting = settings.at(key);
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    if (setting.get().value() instanceof Value.Text text
        && !text.text().isBlank()
        && text.text().chars().noneMatch(Character::isISOControl)) {
      return Optional.of(text.text());
    }
    return wrong(setting.get(), "must be a text in quotes, on one line and not blank");
  }

  /** A local date. */
  Optional<LocalDate> date(String key) {
    Optional<Setting> setting = settings.at(key);
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    if (setting.get().value() instanceof Value.Date date) {
      return Optional.of(date.date());
    }
    return wrong(setting.get(), "must be a date without quotes such as 2027-03-31");
  }

  /** A whole number of days. */
  Optional<Integer> days(String key, int least, int greatest) {
    Optional<Setting> setting = settings.at(key);
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    if (setting.get().value() instanceof Value.Number number
        && number.number() >= least
        && number.number() <= greatest) {
      return Optional.of((int) number.number());
    }
    return wrong(
        setting.get(), "must be a whole number of days [%d..%d]".formatted(least, greatest));
  }

  /** One of the words of an enum. */
  <E extends Enum<E> & PolicyWord> Optional<E> word(String key, Class<E> type) {
    return settings.at(key).flatMap(s -> Words.read(key, RuleKey.words(type), s, problems));
  }

  /** The texts of a list, which is not empty; empty with a problem added if it is another thing. */
  Optional<List<Value.Item>> texts(String key) {
    Optional<Setting> setting = settings.at(key);
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    if (!(setting.get().value() instanceof Value.Items list) || list.items().isEmpty()) {
      return wrong(setting.get(), "must be a list of texts with something in it");
    }
    List<Value.Item> texts = new ArrayList<>();
    for (Value.Item item : list.items()) {
      if (item.value() instanceof Value.Text) {
        texts.add(item);
      } else {
        problems.add(
            item.place(), key + ": must hold texts in quotes, not " + item.value().shown());
      }
    }
    return texts.size() == list.items().size() ? Optional.of(texts) : Optional.empty();
  }

  private <T> Optional<T> wrong(Setting setting, String what) {
    problems.add(
        setting.place(), setting.path() + ": " + what + ", not " + setting.value().shown());
    return Optional.empty();
  }
}
