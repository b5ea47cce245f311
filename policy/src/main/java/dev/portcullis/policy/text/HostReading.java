package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Misfit;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code [[host]]}. Hosts that say the same share one set of rules, which is made once. Not
 * thread-safe.
 */
final class HostReading {
  private static final List<String> OWN_KEYS = List.of("match", "mode");

  /** Every key of one. */
  static final List<String> KEYS = keys();

  private final ConnectionRules client;
  private final LoosenedText loosened;
  private final Origins origins;
  private final Problems problems;
  private final Map<List<String>, ConnectionRules> made = new HashMap<>();
  private final Map<PeerPattern, Place> seen = new HashMap<>();

  HostReading(ConnectionRules client, LoosenedText loosened, Origins origins, Problems problems) {
    this.client = client;
    this.loosened = loosened;
    this.origins = origins;
    this.problems = problems;
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(OWN_KEYS);
    RuleKeys.ALL.forEach(key -> keys.add(key.name()));
    keys.add(OpenSslSetting.NAME);
    return List.copyOf(keys);
  }

  /** The host's rules, or empty with problems added. */
  Optional<HostRules> read(TextTables.Element element) {
    SettingIndex settings = new SettingIndex(element.settings());
    settings.reportUnknown(KEYS, "host", problems);
    settings.reportMissing(List.of("match"), "[[host]]", element.place(), problems);
    Scalars scalars = new Scalars(settings, problems);
    Optional<PeerPattern> match = ExceptionReading.pattern(settings, "match", scalars, problems);
    Optional<Mode> mode = scalars.word("mode", Mode.class);
    Optional<ConnectionRules> rules = rules(element, settings);
    if (match.isEmpty() || rules.isEmpty() || !isNew(match.get(), settings, element)) {
      return Optional.empty();
    }
    try {
      HostRules host = new HostRules(match.get(), mode, rules.get());
      origins.host(match.get(), element.place(), lines(element));
      return Optional.of(host);
    } catch (IllegalArgumentException e) {
      problems.add(settings.place("match", element.place()), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean isNew(PeerPattern match, SettingIndex settings, TextTables.Element element) {
    Place place = settings.place("match", element.place());
    Place before = seen.putIfAbsent(match, place);
    if (before != null) {
      problems.add(
          place, "match: %s is said in line %d already; join both".formatted(match, before.line()));
    }
    return before == null;
  }

  private Optional<ConnectionRules> rules(TextTables.Element element, SettingIndex settings) {
    List<String> said = said(element);
    if (said.isEmpty()) {
      return Optional.of(client);
    }
    ConnectionRules known = made.get(said);
    if (known != null) {
      return Optional.of(known);
    }
    if (!ofAContext(settings)) {
      return Optional.empty();
    }
    RoleReading reading =
        new RoleReading(
            settings::ofElement,
            key -> settings.nearest(key, element.place()),
            Optional.of(new RoleReading.Base("the rules of this policy", client)),
            loosened,
            problems::add);
    Optional<ConnectionRules> rules = reading.rules();
    rules.ifPresent(r -> made.put(said, r));
    return rules;
  }

  private boolean ofAContext(SettingIndex settings) {
    boolean sound = true;
    for (var rule : Rules.OF_A_CONTEXT) {
      Optional<Setting> setting = settings.at(rule.key());
      setting.ifPresent(s -> problems.add(s.place(), rule.key() + ": " + Misfit.ofAContext()));
      sound &= setting.isEmpty();
    }
    return sound;
  }

  /** What the host says of rules, places apart: equal for hosts that say the same. */
  private static List<String> said(TextTables.Element element) {
    List<String> said = new ArrayList<>();
    for (Setting setting : element.settings()) {
      if (!OWN_KEYS.contains(setting.path())) {
        said.add(setting.path());
        said.add(setting.value().content());
      }
    }
    return said;
  }

  private static Map<String, Integer> lines(TextTables.Element element) {
    Map<String, Integer> lines = new HashMap<>(4);
    for (Setting setting : element.settings()) {
      if (!OWN_KEYS.contains(setting.path())) {
        String key = OpenSslSetting.is(setting) ? Rules.TLS12_SUITES.key() : setting.path();
        lines.put(key, setting.place().line());
      }
    }
    return Map.copyOf(lines);
  }
}
