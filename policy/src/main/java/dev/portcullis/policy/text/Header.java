package dev.portcullis.policy.text;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.PolicyId;
import dev.portcullis.policy.PolicyWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said once, for both roles. Absent parts were reported, or are inherited.
 *
 * @param parent the profile that is extended
 * @param extendsPlace where that is said, else the start of the text
 */
record Header(
    Optional<String> id,
    Optional<PolicyDocument> parent,
    Place extendsPlace,
    Optional<DelegateName> delegate,
    Optional<OnUnenforceable> onUnenforceable,
    Optional<OnBypass> onBypass,
    Optional<ClientAuthentication> clientAuthentication) {

  static Header read(SettingIndex settings, ParentProfiles parents, Problems problems) {
    format(settings, problems);
    return new Header(
        settings.header(HeaderKey.ID).flatMap(setting -> id(setting, problems)),
        settings.header(HeaderKey.EXTENDS).flatMap(s -> parent(s, parents, problems)),
        settings.header(HeaderKey.EXTENDS).map(Setting::place).orElse(Place.START),
        word(settings, HeaderKey.DELEGATE, DelegateName.class, problems),
        word(settings, HeaderKey.ON_UNENFORCEABLE, OnUnenforceable.class, problems),
        word(settings, HeaderKey.ON_BYPASS, OnBypass.class, problems),
        word(settings, HeaderKey.CLIENT_AUTHENTICATION, ClientAuthentication.class, problems));
  }

  /** Names of the keys that must be said and were not. */
  static List<String> missing(SettingIndex settings) {
    List<String> missing = new ArrayList<>();
    boolean child = settings.header(HeaderKey.EXTENDS).isPresent();
    for (HeaderKey key : HeaderKey.values()) {
      boolean inherited = child && key != HeaderKey.FORMAT && key != HeaderKey.ID;
      boolean optional = key == HeaderKey.EXTENDS || key == HeaderKey.CLIENT_AUTHENTICATION;
      if (!optional && !inherited && settings.header(key).isEmpty()) {
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
          "extends: must be the name of one profile, not " + setting.value().shown());
      return Optional.empty();
    }
    Optional<PolicyDocument> parent = parents.named(text.text());
    if (parent.isEmpty()) {
      problems.add(setting.place(), noProfile(text.text(), parents));
    }
    return parent;
  }

  private static String noProfile(String name, ParentProfiles parents) {
    String all = "; the profiles are " + String.join(", ", parents.names());
    return "extends: "
        + Shown.quoted(name)
        + " is no profile"
        + Suggestion.orElse(name, parents.names(), all);
  }

  private static <E extends Enum<E> & PolicyWord> Optional<E> word(
      SettingIndex settings, HeaderKey key, Class<E> type, Problems problems) {
    return settings
        .header(key)
        .flatMap(setting -> Words.read(key.text(), RuleKey.words(type), setting, problems));
  }
}
