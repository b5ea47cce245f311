package dev.portcullis.policy.text;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.PolicyId;
import dev.portcullis.policy.PolicyWord;
import dev.portcullis.policy.Reload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said once, for both roles. Absent parts were reported, or are inherited.
 *
 * @param parent the profile or file that is extended
 * @param extendsPlace where that is said, else the start of the text
 */
record Header(
    Optional<String> id,
    Optional<PolicyDocument> parent,
    Place extendsPlace,
    Optional<DelegateName> delegate,
    Optional<OnUnenforceable> onUnenforceable,
    Optional<OnBypass> onBypass,
    Optional<ClientAuthentication> clientAuthentication,
    Optional<Reload> reload) {

  static Header read(SettingIndex settings, ParentProfiles parents, Problems problems) {
    format(settings, problems);
    return new Header(
        settings.header(HeaderKey.ID).flatMap(setting -> id(setting, problems)),
        settings.header(HeaderKey.EXTENDS).flatMap(s -> parent(s, parents, problems)),
        settings.header(HeaderKey.EXTENDS).map(Setting::place).orElse(Place.START),
        word(settings, HeaderKey.DELEGATE, DelegateName.class, problems),
        word(settings, HeaderKey.ON_UNENFORCEABLE, OnUnenforceable.class, problems),
        word(settings, HeaderKey.ON_BYPASS, OnBypass.class, problems),
        word(settings, HeaderKey.CLIENT_AUTHENTICATION, ClientAuthentication.class, problems),
        word(settings, HeaderKey.RELOAD, Reload.class, problems));
  }

  /** Names of the keys that must be said and were not. */
  static List<String> missing(SettingIndex settings) {
    List<String> missing = new ArrayList<>();
    boolean child = settings.header(HeaderKey.EXTENDS).isPresent();
    for (HeaderKey key : HeaderKey.values()) {
      boolean inherited = child && key != HeaderKey.FORMAT && key != HeaderKey.ID;
      if (key.isMandatory() && !inherited && settings.header(key).isEmpty()) {
        missing.add(key.text());
      }
    }
    return missing;
  }

  private static void format(SettingIndex settings, Problems problems) {
    settings
        .header(HeaderKey.FORMAT)
        .filter(setting -> !(setting.value() instanceof Value.Number n && n.number() == 1))
        .ifPresent(
            s ->
                problems.add(
                    s.place(), "format: this version reads format = 1, not " + s.value().shown()));
  }

  private static Optional<String> id(Setting setting, Problems problems) {
    if (setting.value() instanceof Value.Text text && PolicyId.isValid(text.text())) {
      return Optional.of(text.text());
    }
    problems.add(
        setting.place(), "id: must be " + PolicyId.RULE + ", not " + setting.value().shown());
    return Optional.empty();
  }

  private static Optional<PolicyDocument> parent(
      Setting setting, ParentProfiles parents, Problems problems) {
    if (!(setting.value() instanceof Value.Text text)) {
      problems.add(
          setting.place(),
          "extends: must be the name of one profile or file, not " + setting.value().shown());
      return Optional.empty();
    }
    return document(text.text(), setting, parents, problems);
  }

  /** The policy that a key names: a profile, or a file. */
  static Optional<PolicyDocument> document(
      String name, Setting setting, ParentProfiles parents, Problems problems) {
    Optional<PolicyDocument> profile = parents.named(name);
    if (profile.isPresent()) {
      return profile;
    }
    if (!isFile(name)) {
      problems.add(setting.place(), setting.path() + ": " + noProfile(name, parents));
      return Optional.empty();
    }
    try {
      return Optional.of(parents.file(name));
    } catch (IOException e) {
      problems.add(setting.place(), setting.path() + ": " + e.getMessage());
    } catch (PolicySyntaxException e) {
      problems.add(
          setting.place(), setting.path() + ": " + Shown.quoted(name) + " must be mended first");
      problems.addAll(e.problems());
    }
    return Optional.empty();
  }

  private static boolean isFile(String name) {
    return name.endsWith(".toml") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
  }

  private static String noProfile(String name, ParentProfiles parents) {
    String all = "; the profiles are " + String.join(", ", parents.names());
    return Shown.quoted(name) + " is no profile" + Suggestion.orElse(name, parents.names(), all);
  }

  private static <E extends Enum<E> & PolicyWord> Optional<E> word(
      SettingIndex settings, HeaderKey key, Class<E> type, Problems problems) {
    return settings
        .header(key)
        .flatMap(setting -> Words.read(key.text(), RuleKey.words(type), setting, problems));
  }
}
