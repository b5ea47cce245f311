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
import java.util.stream.Stream;

/** The settings of one text by path: which setting a role's key takes its value from. */
final class SettingIndex {
  private final Map<String, Setting> byPath = new LinkedHashMap<>();

  SettingIndex(List<Setting> settings) {
    settings.forEach(setting -> byPath.put(setting.path(), setting));
  }

  Optional<Setting> header(HeaderKey key) {
    return at(key.text());
  }

  /** The setting with exactly this path. */
  Optional<Setting> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** The setting of a rule in an element of an array. */
  Optional<Setting> ofElement(String key) {
    return in("", key);
  }

  /** Where a key is said, or else another place. */
  Place place(String path, Place otherwise) {
    return at(path).map(Setting::place).orElse(otherwise);
  }

  /** Where a key of an element is said, or else the first of its table, or the element. */
  Place nearest(RuleKey<?> key, Place element) {
    Optional<Setting> sameTable =
        RuleKeys.ALL.stream()
            .filter(other -> other.table().equals(key.table()))
            .flatMap(other -> at(other.name()).stream())
            .findFirst();
    return at(key.name()).or(() -> sameTable).map(Setting::place).orElse(element);
  }

  /** Adds a problem for each key that an element of an array has and should not. */
  void reportUnknown(List<String> known, String table, Problems problems) {
    for (Setting setting : byPath.values()) {
      if (!known.contains(setting.path())) {
        String remedy =
            inTable(setting.path(), Set.copyOf(known))
                .map(right -> "; did you mean '" + right + "'?")
                .orElse("; [[" + table + "]] has no such key");
        problems.add(
            setting.place(),
            "unknown key "
                + Shown.quoted(table + "." + setting.path())
                + Aliases.key(setting.path())
                    .map(instead -> "; " + instead)
                    .orElseGet(() -> Suggestion.orElse(setting.path(), known, remedy)));
      }
    }
  }

  /** Adds a problem if an element of an array lacks a key. */
  void reportMissing(List<String> mandatory, String table, Place place, Problems problems) {
    List<String> missing = mandatory.stream().filter(key -> !byPath.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      String add = missing.size() == 1 ? "; add it" : "; add them";
      problems.add(place, table + " lacks " + String.join(", ", missing) + add);
    }
  }

  /** The role's own setting, else the one for both roles. */
  Optional<Setting> rule(Role role, RuleKey<?> key) {
    return named(role, key.name());
  }

  /** The same, by the key's name. */
  Optional<Setting> named(Role role, String name) {
    return own(role, name).or(() -> in("", name));
  }

  private Optional<Setting> own(Role role, String name) {
    return in(role.word() + ".", name);
  }

  /** The suites of TLS 1.2 can be said in two ways. */
  private Optional<Setting> in(String prefix, String name) {
    String path = name.equals(Rules.TLS12_SUITES.key()) ? OpenSslSetting.NAME : name;
    return Optional.ofNullable(byPath.get(prefix + name))
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
    for (String name : roleKeys()) {
      Optional<Setting> both = in("", name);
      if (both.isPresent()
          && Arrays.stream(Role.values()).allMatch(r -> own(r, name).isPresent())) {
        String table = name.substring(0, name.indexOf('.'));
        problems.add(
            both.get().place(),
            "%s: has no effect, [client.%s] and [server.%s] both override it; remove it"
                .formatted(both.get().path(), table, table));
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
    return "unknown key "
        + Shown.quoted(path)
        + Aliases.key(path)
            .map(instead -> "; " + instead)
            .orElseGet(() -> Suggestion.orElse(path, known, remedy));
  }

  /** The key that was written without its table. */
  private static Optional<String> inTable(String leaf, Set<String> known) {
    return known.stream().filter(path -> path.endsWith("." + leaf)).findFirst();
  }

  /** Every path that a policy may have outside arrays of tables. */
  static Set<String> knownPaths() {
    Set<String> paths = new LinkedHashSet<>();
    Arrays.stream(HeaderKey.values()).map(HeaderKey::text).forEach(paths::add);
    roleKeys().forEach(name -> addWithRoles(name, paths));
    addWithRoles(OpenSslSetting.NAME, paths);
    Arrays.stream(ReportKey.values()).map(ReportKey::text).forEach(paths::add);
    return paths;
  }

  private static void addWithRoles(String name, Set<String> paths) {
    paths.add(name);
    Arrays.stream(Role.values()).map(role -> role.word() + "." + name).forEach(paths::add);
  }

  /** Names of the keys that each role may say for itself. */
  private static List<String> roleKeys() {
    return Stream.concat(
            RuleKeys.ALL.stream().map(RuleKey::name),
            Arrays.stream(CredentialKey.values()).map(CredentialKey::text))
        .toList();
  }
}
