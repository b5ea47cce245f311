package dev.portcullis.policy.text;

import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The keys of a role that name PEM files, sorted by name. No rule: none is stricter. */
enum CredentialKey {
  CERTIFICATE_CHAIN("identity.certificate-chain", p -> p.certificateChain().stream().toList()),
  PRIVATE_KEY("identity.private-key", p -> p.privateKey().stream().toList()),
  PASSWORD_FILE(
      "identity.private-key-password-file", p -> p.privateKeyPasswordFile().stream().toList()),
  ANCHORS("trust.anchors", CredentialPaths::anchors);

  private final String text;
  private final Function<CredentialPaths, List<String>> getter;

  CredentialKey(String text, Function<CredentialPaths, List<String>> getter) {
    this.text = text;
    this.getter = getter;
  }

  /** Dotted, without the role. */
  String text() {
    return text;
  }

  static boolean isName(String text) {
    return Arrays.stream(values()).anyMatch(key -> key.text.equals(text));
  }

  /** What a role says, and where it says nothing, what its parent says. */
  static CredentialPaths read(
      Role role, SettingIndex settings, CredentialPaths parent, Problems problems) {
    List<String> chain = CERTIFICATE_CHAIN.paths(role, settings, parent, problems);
    // Another certificate has another key: the parent's does not go with it.
    boolean own = settings.named(role, CERTIFICATE_CHAIN.text).isPresent();
    CredentialPaths inherited = own ? CredentialPaths.NONE : parent;
    List<String> key = PRIVATE_KEY.paths(role, settings, inherited, problems);
    List<String> password = PASSWORD_FILE.paths(role, settings, inherited, problems);
    List<String> anchors = ANCHORS.paths(role, settings, parent, problems);
    if (chain.isEmpty() && !(key.isEmpty() && password.isEmpty())) {
      reportNoChain(role, settings, problems);
      return CredentialPaths.NONE;
    }
    return new CredentialPaths(
        anchors,
        chain.stream().findFirst(),
        key.stream().findFirst(),
        password.stream().findFirst());
  }

  private static void reportNoChain(Role role, SettingIndex settings, Problems problems) {
    for (CredentialKey key : List.of(PRIVATE_KEY, PASSWORD_FILE)) {
      settings
          .named(role, key.text)
          .ifPresent(
              setting ->
                  problems.add(
                      setting.place(),
                      key.text
                          + ": needs identity.certificate-chain beside it; name the"
                          + " certificate's file",
                      role));
    }
  }

  private List<String> paths(
      Role role, SettingIndex settings, CredentialPaths parent, Problems problems) {
    Optional<Setting> setting = settings.named(role, text);
    return setting.isPresent() ? read(setting.get(), problems) : getter.apply(parent);
  }

  private List<String> read(Setting setting, Problems problems) {
    if (setting.value() instanceof Value.Text single) {
      return path(single, setting.place(), problems).stream().toList();
    }
    if (this != ANCHORS || !(setting.value() instanceof Value.Items list)) {
      problems.add(
          setting.place(),
          "%s: must be %s, not %s".formatted(text, expected(), setting.value().shown()));
      return List.of();
    }
    if (list.items().isEmpty()) {
      problems.add(
          setting.place(),
          text + ": the list is empty: nobody would be trusted; name something or remove the key");
    }
    return items(list, problems);
  }

  private List<String> items(Value.Items list, Problems problems) {
    List<String> paths = new ArrayList<>();
    for (Value.Item item : list.items()) {
      path(item.value(), item.place(), problems).ifPresent(paths::add);
    }
    if (new HashSet<>(paths).size() < paths.size()) {
      problems.add(list.items().get(0).place(), text + ": a path is listed twice; remove one");
      return List.of();
    }
    return paths;
  }

  private Optional<String> path(Value value, Place place, Problems problems) {
    if (value instanceof Value.Text path && CredentialPaths.isPath(path.text())) {
      return Optional.of(path.text());
    }
    problems.add(
        place, "%s: must be %s, not %s".formatted(text, CredentialPaths.RULE, value.shown()));
    return Optional.empty();
  }

  private String expected() {
    return this == ANCHORS ? "\"platform\", a path, or a list of these" : "a path in quotes";
  }

  /** The lines of {@code key = value} in canonical form; none if nothing is said. */
  List<String> print(CredentialPaths paths) {
    List<String> values = getter.apply(paths);
    if (values.isEmpty()) {
      return List.of();
    }
    String leaf = text.substring(text.indexOf('.') + 1);
    if (this != ANCHORS) {
      return List.of(leaf + " = \"" + values.get(0) + "\"");
    }
    List<String> lines = new ArrayList<>(List.of(leaf + " = ["));
    values.forEach(value -> lines.add("  \"" + value + "\","));
    lines.add("]");
    return lines;
  }
}
