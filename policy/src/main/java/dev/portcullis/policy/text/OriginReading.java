package dev.portcullis.policy.text;

import dev.portcullis.policy.Pin;
import dev.portcullis.policy.Role;
import java.util.Map;
import java.util.function.Function;

/** Where each part of a policy was written: in its text, or in what it extends. */
final class OriginReading {
  private final SettingIndex settings;
  private final Header header;
  private final String source;
  private final Origins origins;

  /**
   * A reading.
   *
   * @param source what the text is called
   * @param origins where the findings go
   */
  OriginReading(SettingIndex settings, Header header, String source, Origins origins) {
    this.settings = settings;
    this.header = header;
    this.source = source;
    this.origins = origins;
  }

  /** Notes the origin of every key, pin and credential. */
  void record(Map<Place, Pin> pins) {
    header.parent().ifPresent(p -> origins.inherit(header.extendsPlace(), p.origins()));
    pins.forEach((place, pin) -> origins.key("pin." + pin.host(), origins.at(place)));
    headerKeys();
    for (Role role : Role.values()) {
      rules(role);
      credentials(role);
    }
  }

  private void headerKeys() {
    for (HeaderKey key : HeaderKey.values()) {
      String origin =
          settings
              .header(key)
              .map(s -> origins.at(s.place()))
              .orElseGet(() -> inherited(p -> p.origins().of(key.text())));
      origins.key(key.text(), origin);
    }
    for (ReportKey key : ReportKey.values()) {
      String origin =
          settings
              .at(key.text())
              .map(s -> origins.at(s.place()))
              .orElseGet(() -> inherited(p -> p.origins().of(key.text())));
      origins.key(key.text(), origin);
    }
  }

  private void rules(Role role) {
    for (RuleKey<?> key : RuleKeys.ALL) {
      String origin =
          settings
              .rule(role, key)
              .map(s -> origins.at(s.place()))
              .orElseGet(() -> inherited(p -> p.origin(role, key.name())));
      origins.key(role.word() + "." + key.name(), origin);
    }
  }

  private void credentials(Role role) {
    for (CredentialKey key : CredentialKey.values()) {
      String origin =
          settings
              .named(role, key.text())
              .map(s -> origins.at(s.place()))
              .orElseGet(() -> inherited(p -> p.origin(role, key.text())));
      origins.key(role.word() + "." + key.text(), origin);
    }
  }

  /** A frozen profile is one thing: its name says it all. */
  private String inherited(Function<PolicyDocument, String> ofParent) {
    return header
        .parent()
        .map(
            parent ->
                origins.at(header.extendsPlace())
                    + ", from "
                    + (parent.source().equals(parent.policy().id())
                        ? parent.source()
                        : ofParent.apply(parent)))
        .orElse(source);
  }
}
