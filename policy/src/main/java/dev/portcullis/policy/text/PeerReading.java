package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Misfit;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what a policy says of single hosts, for a time, and how much it matters. */
final class PeerReading {
  private final TextTables tables;
  private final SettingIndex settings;
  private final Scalars scalars;
  private final Optional<PeerRules> parent;
  private final Origins origins;
  private final Problems problems;
  private final LocalDate today;
  private final Map<Object, Place> places = new IdentityHashMap<>();
  private final Set<Object> seen = new HashSet<>();

  PeerReading(
      TextTables tables,
      SettingIndex settings,
      Optional<PeerRules> parent,
      Origins origins,
      LocalDate today,
      Problems problems) {
    this.tables = tables;
    this.settings = settings;
    this.scalars = new Scalars(settings, problems);
    this.parent = parent;
    this.origins = origins;
    this.today = today;
    this.problems = problems;
  }

  /**
   * The whole of it, in which what the text says comes on top of what it inherits.
   *
   * @param rules the policy's own; a role is absent if it has problems
   */
  Optional<PeerRules> read(Map<Role, ConnectionRules> rules) {
    PeerRules inherited = parent.orElse(PeerRules.NONE);
    Mode mode = scalars.word("mode", Mode.class).orElse(inherited.mode());
    Set<String> report = report().orElse(inherited.report());
    Optional<LocalDate> sunset = sunset(inherited);
    int warn =
        scalars.days("warn-before-days", 0, PeerRules.MAX_DAYS).orElse(inherited.warnBeforeDays());
    int maxDays =
        scalars
            .days("exceptions.max-days", 1, PeerRules.MAX_DAYS)
            .orElse(inherited.exceptionsMaxDays());
    Optional<String> shadow = scalars.text("shadow").or(inherited::shadow);
    List<Retirement> retirements = retirements(inherited);
    List<ExceptionRule> exceptions = exceptions(inherited, maxDays);
    ConnectionRules client = rules.get(Role.CLIENT);
    if (client == null) {
      return Optional.empty();
    }
    List<HostRules> hosts = hosts(inherited, client);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    PeerRules all =
        new PeerRules(mode, report, shadow, sunset, warn, maxDays, hosts, exceptions, retirements);
    Misfit.in(rules, all).forEach(this::report);
    return problems.isEmpty() ? Optional.of(all) : Optional.empty();
  }

  private void report(Misfit misfit) {
    Place place = places.getOrDefault(misfit.about(), Place.START);
    problems.add(place, misfit.message());
  }

  private Optional<Set<String>> report() {
    Optional<List<Value.Item>> items = scalars.texts("report-only");
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Set<String> keys = new HashSet<>();
    List<String> known = Rules.ALL.stream().map(rule -> rule.key()).toList();
    for (Value.Item item : items.get()) {
      String key = ((Value.Text) item.value()).text();
      if (!known.contains(key)) {
        problems.add(
            item.place(),
            "report-only: no rule is called "
                + Shown.quoted(key)
                + Suggestion.orElse(key, known, "; docs/policy-language.md lists them"));
      } else if (!keys.add(key)) {
        problems.add(item.place(), "report-only: " + key + " is listed twice; remove one");
      }
    }
    return Optional.of(keys);
  }

  /** The earlier of both days: a child does not outlive its parent. */
  private Optional<LocalDate> sunset(PeerRules inherited) {
    Optional<LocalDate> own = scalars.date("sunset");
    Optional<LocalDate> all = inherited.sunset();
    Optional<LocalDate> sunset =
        own.isPresent() && all.isPresent()
            ? Optional.of(own.get().isBefore(all.get()) ? own.get() : all.get())
            : own.or(() -> all);
    sunset
        .filter(today::isAfter)
        .ifPresent(
            last ->
                problems.add(
                    settings
                        .at("sunset")
                        .or(() -> settings.header(HeaderKey.EXTENDS))
                        .map(Setting::place)
                        .orElse(Place.START),
                    "sunset: this policy was to be used until "
                        + last
                        + " and no longer; use a newer one, or move the day"));
    return sunset;
  }

  private List<Retirement> retirements(PeerRules inherited) {
    List<Retirement> all = new ArrayList<>();
    for (TextTables.Element element : tables.array(ArrayKey.RETIRE.text())) {
      RetirementReading.read(element, problems)
          .ifPresent(retirement -> add(all, retirement, element, "[[retire]]"));
    }
    all.forEach(
        retirement ->
            origins.retirement(retirement, Objects.requireNonNull(places.get(retirement))));
    inherited.retirements().stream().filter(r -> !all.contains(r)).forEach(all::add);
    return all;
  }

  private List<ExceptionRule> exceptions(PeerRules inherited, int maxDays) {
    List<ExceptionRule> all = new ArrayList<>();
    for (TextTables.Element element : tables.array(ArrayKey.EXCEPTION.text())) {
      new ExceptionReading(element, problems)
          .read(today, maxDays)
          .ifPresent(exception -> add(all, exception, element, "[[exception]]"));
    }
    all.forEach(e -> origins.exception(e, Objects.requireNonNull(places.get(e))));
    Set<ExceptionRule> own = new HashSet<>(all);
    inherited.exceptions().stream().filter(e -> !own.contains(e)).forEach(all::add);
    return all;
  }

  private <T> void add(List<T> all, T value, TextTables.Element element, String table) {
    if (seen.add(value)) {
      all.add(value);
      places.put(value, element.place());
    } else {
      problems.add(element.place(), table + " says the same as one above; remove one");
    }
  }

  private List<HostRules> hosts(PeerRules inherited, ConnectionRules client) {
    List<HostRules> all = new ArrayList<>();
    HostReading reading =
        new HostReading(
            client, new LoosenedText(today.plusDays(LoosenedText.DAYS)), origins, problems);
    Set<Object> own = new HashSet<>();
    for (TextTables.Element element : tables.array(ArrayKey.HOST.text())) {
      Optional<HostRules> host = reading.read(element);
      host.ifPresent(all::add);
      host.ifPresent(h -> places.put(h, element.place()));
      host.ifPresent(h -> own.add(h.match()));
    }
    Map<ConnectionRules, ConnectionRules> met = new IdentityHashMap<>();
    for (HostRules host : inherited.hosts()) {
      if (own.contains(host.match())) {
        Place place =
            all.stream()
                .filter(h -> h.match().equals(host.match()))
                .map(places::get)
                .findFirst()
                .orElse(Place.START);
        problems.add(
            place,
            "match: "
                + host.match()
                + " has rules in the policy that is extended; write them there, or match less");
      }
      met(host, client, met)
          .ifPresent(rules -> all.add(new HostRules(host.match(), host.mode(), rules)));
    }
    return all;
  }

  /** What an inherited host and the client leave of each other. */
  private Optional<ConnectionRules> met(
      HostRules host, ConnectionRules client, Map<ConnectionRules, ConnectionRules> met) {
    try {
      return Optional.of(
          met.computeIfAbsent(host.rules(), of -> of == client ? of : Rules.meet(of, client)));
    } catch (IllegalArgumentException e) {
      Place place = settings.header(HeaderKey.EXTENDS).map(Setting::place).orElse(Place.START);
      problems.add(
          place,
          "[[host]] %s of the policy that is extended and the rules here leave nothing over: %s; relax one"
              .formatted(host.match(), e.getMessage()));
      return Optional.empty();
    }
  }
}
