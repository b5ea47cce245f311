package dev.portcullis.policy.text;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of one text by path: which setting a role's key takes its value from. */
final class SettingIndex {
  private final Map<String, Setting> byPath = new LinkedHashMap<>();

  SettingIndex(List<Setting> settings) {
    settings.forEach(setting -> byPath.put(setting.path(), setting));
  }

  Optional<Setting> header(HeaderKey key) {
    return Optional.ofNullable(byPath.get(key.text()));
  }

  /** The role's own setting, else the one for both roles. */
  Optional<Setting> rule(Role role, RuleKey<?> key) {
    return own(role, key).or(() -> in("", key));
  }

  private Optional<Setting> own(Role role, RuleKey<?> key) {
    return in(role.word() + ".", key);
  }

  /** The suites of TLS 1.2 can be said in two ways. */
  private Optional<Setting> in(String prefix, RuleKey<?> key) {
    String path = key.rule() == Rules.TLS12_SUITES ? OpenSslSetting.NAME : key.name();
    return Optional.ofNullable(byPath.get(prefix + key.name()))
        .or(() -> Optional.ofNullable(byPath.get(prefix + path)));
  }

  /** A setting of the same table, then the one that extends, then the start of the text. */
  Place nearest(Role role, RuleKey<?> key) {
    Optional<Setting> sameTable =
        RuleKeys.ALL.stream()
            .filter(other -> other.table().equals(key.table()))
            .flatMap(other -> rule(role, other).stream())
            .findFirst();
    return rule(role, key)
        .or(() -> sameTable)
        .or(() -> header(HeaderKey.EXTENDS))
        .map(Setting::place)
        .orElse(Place.START);
  }

  void reportUnknown(Problems problems) {
    Set<String> known = knownPaths();
    for (Setting setting : byPath.values()) {
      if (!known.contains(setting.path()) && !isEmptyTable(setting, known)) {
        problems.add(setting.place(), unknown(setting.path(), known));
      }
    }
  }

  /** A setting for both roles that each role overrides can never matter. */
  void reportIneffective(Problems problems) {
    for (RuleKey<?> key : RuleKeys.ALL) {
      Optional<Setting> both = in("", key);
      if (both.isPresent() && Arrays.stream(Role.values()).allMatch(r -> own(r, key).isPresent())) {
        problems.add(
            both.get().place(),
            "%s: has no effect, [client.%s] and [server.%s] both override it; remove it"
                .formatted(both.get().path(), key.table(), key.table()));
      }
    }
  }

  /** The suites of TLS 1.2 said in two ways at once. */
  void reportSaidTwice(Problems problems) {
    for (String prefix : List.of("", "client.", "server.")) {
      Setting list = byPath.get(prefix + OpenSslSetting.NAME);
      if (list != null && byPath.containsKey(prefix + Rules.TLS12_SUITES.key())) {
        problems.add(
            list.place(),
            "%s: %s says the same in another way; remove one of them"
                .formatted(list.path(), prefix + Rules.TLS12_SUITES.key()));
      }
    }
  }

  private static boolean isEmptyTable(Setting setting, Set<String> known) {
    String prefix = setting.path() + ".";
    return setting.value() instanceof Value.EmptyTable
        && known.stream().anyMatch(path -> path.startsWith(prefix));
  }

  private static String unknown(String path, Set<String> known) {
    List<String> leaves = known.stream().filter(key -> key.startsWith(path + ".")).toList();
    if (!leaves.isEmpty()) {
      return "%s is a table, not a key; write [%s] and keys such as %s below it"
          .formatted(path, path, leaves.get(0).substring(path.length() + 1));
    }
    String remedy =
        inTable(path, known)
            .map(right -> "; did you mean '" + right + "'?")
            .orElse("; remove it (docs/policy-language.md lists the keys)");
    return "unknown key " + Shown.quoted(path) + Suggestion.orElse(path, known, remedy);
  }

  /** The key that was written without its table. */
  private static Optional<String> inTable(String leaf, Set<String> known) {
    return known.stream().filter(path -> path.endsWith("." + leaf)).findFirst();
  }

  private static Set<String> knownPaths() {
    Set<String> paths = new LinkedHashSet<>();
    Arrays.stream(HeaderKey.values()).map(HeaderKey::text).forEach(paths::add);
    RuleKeys.ALL.forEach(key -> addWithRoles(key.name(), paths));
    addWithRoles(OpenSslSetting.NAME, paths);
    return paths;
  }

  private static void addWithRoles(String name, Set<String> paths) {
    paths.add(name);
    Arrays.stream(Role.values()).map(role -> role.word() + "." + name).forEach(paths::add);
  }
}
