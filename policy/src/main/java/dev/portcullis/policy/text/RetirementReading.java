package dev.portcullis.policy.text;

import dev.portcullis.policy.Retirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads {@code [[retire]]}. */
final class RetirementReading {
  /** Every key of one. */
  static final List<String> KEYS = List.of("after", "name");

  private RetirementReading() {}

  static Optional<Retirement> read(TextTables.Element element, Problems problems) {
    SettingIndex settings = new SettingIndex(element.settings());
    settings.reportUnknown(KEYS, "retire", problems);
    settings.reportMissing(KEYS, "[[retire]]", element.place(), problems);
    Scalars scalars = new Scalars(settings, problems);
    Optional<String> name = scalars.text("name");
    Optional<LocalDate> after = scalars.date("after");
    if (name.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Retirement(name.get(), after.get()));
    } catch (IllegalArgumentException e) {
      problems.add(settings.place("name", element.place()), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
