package dev.portcullis.policy.text;

import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads {@code [[exception]]}. */
final class ExceptionReading {
  /** Those that each must have. */
  static final List<String> MANDATORY = List.of("expires", "host", "owner", "reason");

  /** Every key of one. */
  static final List<String> KEYS =
      List.of("allow", "expires", "host", "owner", "reason", "role", "rules", "ticket");

  private final TextTables.Element element;
  private final SettingIndex settings;
  private final Scalars scalars;
  private final Problems problems;

  ExceptionReading(TextTables.Element element, Problems problems) {
    this.element = element;
    this.settings = new SettingIndex(element.settings());
    this.scalars = new Scalars(settings, problems);
    this.problems = problems;
  }

  /**
   * The exception, or empty with problems added.
   *
   * @param today from which its duration counts
   * @param maxDays how long it may last
   */
  Optional<ExceptionRule> read(LocalDate today, int maxDays) {
    settings.reportUnknown(KEYS, "exception", problems);
    settings.reportMissing(MANDATORY, "[[exception]]", element.place(), problems);
    Optional<PeerPattern> host = pattern(settings, "host", scalars, problems);
    Optional<Role> role =
        settings.at("role").isEmpty() ? Optional.of(Role.CLIENT) : scalars.word("role", Role.class);
    Optional<String> reason = scalars.text("reason");
    Optional<String> owner = scalars.text("owner");
    Optional<LocalDate> expires = expires(today, maxDays);
    Optional<String> ticket = scalars.text("ticket");
    List<Grant<?>> grants = grants();
    if (host.isEmpty()
        || role.isEmpty()
        || reason.isEmpty()
        || owner.isEmpty()
        || expires.isEmpty()
        || grants.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ExceptionRule(
              role.get(), host.get(), grants, reason.get(), owner.get(), expires.get(), ticket));
    } catch (IllegalArgumentException e) {
      problems.add(settings.place("host", element.place()), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<LocalDate> expires(LocalDate today, int maxDays) {
    Optional<LocalDate> expires = scalars.date("expires");
    LocalDate last = today.plusDays(maxDays);
    if (expires.isPresent() && expires.get().isAfter(last)) {
      problems.add(
          settings.place("expires", element.place()),
          "expires: %s is more than exceptions.max-days = %d from now; write %s or an earlier day"
              .formatted(expires.get(), maxDays, last));
      return Optional.empty();
    }
    return expires;
  }

  private List<Grant<?>> grants() {
    GrantText text = new GrantText(problems);
    Optional<List<Value.Item>> allow = scalars.texts("allow");
    Optional<List<Value.Item>> rules = scalars.texts("rules");
    if (settings.at("allow").isEmpty() && settings.at("rules").isEmpty()) {
      problems.add(
          element.place(),
          "[[exception]] allows nothing; write allow = [\"…\"] or rules = [\"key=value\"]");
    }
    allow.ifPresent(items -> items.forEach(text::allow));
    rules.ifPresent(items -> items.forEach(text::rule));
    return text.grants(settings.place("rules", element.place()));
  }

  static Optional<PeerPattern> pattern(
      SettingIndex settings, String key, Scalars scalars, Problems problems) {
    Optional<String> text = scalars.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(PeerPattern.parse(text.get()));
    } catch (IllegalArgumentException e) {
      problems.add(
          settings.place(key, Place.START),
          "%s: %s: %s".formatted(key, Shown.quoted(text.get()), e.getMessage()));
      return Optional.empty();
    }
  }
}
