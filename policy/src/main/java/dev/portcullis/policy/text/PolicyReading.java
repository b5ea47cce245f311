package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One policy read from the tables of its text: what it says itself, what it takes from the policy
 * that it extends, and what is missing. Not responsible for the syntax. For one thread, used once.
 */
final class PolicyReading {
  private final String source;
  private final Problems problems;
  private final TextTables tables;
  private final SettingIndex settings;
  private final ParentProfiles parents;
  private final LocalDate today;
  private final Origins origins;

  PolicyReading(
      String source,
      TextTables tables,
      ParentProfiles parents,
      LocalDate today,
      Problems problems) {
    this.source = source;
    this.tables = tables;
    this.settings = new SettingIndex(tables.settings());
    this.parents = parents;
    this.today = today;
    this.origins = new Origins(source);
    this.problems = problems;
  }

  /**
   * The policy.
   *
   * @param wellFormed whether the syntax had no problem: else what is missing may be misread
   * @throws PolicySyntaxException with every problem of the text
   */
  PolicyDocument document(boolean wellFormed) throws PolicySyntaxException {
    settings.reportUnknown(problems);
    ArrayKey.reportUnknown(tables, problems);
    settings.reportIneffective(problems);
    settings.reportSaidTwice(problems);
    Header header = Header.read(settings, parents, problems);
    Map<Role, ConnectionRules> rules = rules(header, wellFormed);
    Map<Role, CredentialPaths> credentials = credentials(header);
    Map<Place, Pin> pins = PinReader.read(tables.array(ArrayKey.PIN.text()), problems);
    ReportSettings report = report(header);
    Optional<PolicyDocument> shadow = shadow();
    new OriginReading(settings, header, source, origins).record(pins);
    Optional<PeerRules> peers =
        new PeerReading(
                tables,
                settings,
                header.parent().map(parent -> parent.policy().peers()),
                origins,
                today,
                problems)
            .read(rules);
    problems.throwIfAny();
    TlsPolicy policy =
        policy(
            header, rules, credentials, pins(header, pins.values()), peers.orElseThrow(), report);
    refuseBorrowedName(policy);
    problems.throwIfAny();
    Optional<PolicyDocument> inheritedShadow = header.parent().flatMap(PolicyDocument::shadow);
    return new PolicyDocument(policy, origins, shadow.or(() -> inheritedShadow), header.parent());
  }

  private ReportSettings report(Header header) {
    ReportSettings inherited =
        header.parent().map(p -> p.policy().report()).orElse(ReportSettings.DEFAULT);
    return ReportKey.read(settings, inherited, problems);
  }

  private Optional<PolicyDocument> shadow() {
    Optional<Setting> setting = settings.header(HeaderKey.SHADOW);
    return setting.isPresent() && setting.get().value() instanceof Value.Text text
        ? shadow(text.text(), setting.get())
        : Optional.empty();
  }

  /** A complete text, which knows no other, only keeps the name. */
  private Optional<PolicyDocument> shadow(String name, Setting setting) {
    return parents.names().isEmpty()
        ? Optional.empty()
        : Header.document(name, setting, parents, problems);
  }

  private Map<Role, ConnectionRules> rules(Header header, boolean wellFormed) {
    Map<Role, ConnectionRules> rules = new EnumMap<>(Role.class);
    Map<String, Set<Role>> missing = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      RoleReading reading =
          new RoleReading(
              key -> settings.rule(role, RuleKeys.byName(key).orElseThrow()),
              key -> settings.nearest(role, key),
              header
                  .parent()
                  .map(p -> new RoleReading.Base(p.policy().id(), p.policy().rules(role))),
              new LoosenedText(today.plusDays(LoosenedText.DAYS)),
              (place, message) -> problems.add(place, message, role));
      reading.rules().ifPresent(r -> rules.put(role, r));
      for (String key : reading.missing()) {
        missing.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(role);
      }
    }
    // After a syntax error or an unknown parent, what is missing may only have been misread.
    boolean parentKnown =
        settings.header(HeaderKey.EXTENDS).isEmpty() || header.parent().isPresent();
    if (wellFormed) {
      reportMissing(parentKnown ? missing : Map.of());
    }
    return rules;
  }

  private Map<Role, CredentialPaths> credentials(Header header) {
    Map<Role, CredentialPaths> credentials = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      CredentialPaths inherited =
          header
              .parent()
              .map(p -> p.policy().credentials(role).from(extendedFile(p)))
              .orElse(CredentialPaths.NONE);
      credentials.put(role, CredentialKey.read(role, settings, inherited, problems));
    }
    return credentials;
  }

  /** The path of an extended file as it is written here; a profile names no files. */
  private String extendedFile(PolicyDocument parent) {
    return settings.header(HeaderKey.EXTENDS).map(Setting::value).stream()
        .filter(value -> value instanceof Value.Text && parents.named(parent.source()).isEmpty())
        .map(value -> ((Value.Text) value).text())
        .findFirst()
        .orElse("");
  }

  /** Those of the text, and those of the parent for other hosts. */
  private static List<Pin> pins(Header header, Collection<Pin> own) {
    List<Pin> all = new ArrayList<>(own);
    List<PeerPattern> hosts = own.stream().map(Pin::host).toList();
    header
        .parent()
        .ifPresent(
            parent ->
                parent.policy().pins().stream()
                    .filter(pin -> !hosts.contains(pin.host()))
                    .forEach(all::add));
    return all;
  }

  private void reportMissing(Map<String, Set<Role>> missing) {
    Set<String> names = new LinkedHashSet<>(Header.missing(settings));
    missing.forEach((key, roles) -> names.add(qualified(key, roles)));
    if (names.isEmpty()) {
      return;
    }
    boolean inheritable = !Set.of("format", "id").containsAll(names);
    String add = names.size() == 1 ? "; add it" : "; add them";
    String inherit =
        inheritable ? ", or inherit rules with extends = \"intermediate@2026-11\"" : "";
    problems.add(Place.START, "missing: " + String.join(", ", names) + add + inherit);
  }

  private static String qualified(String key, Set<Role> roles) {
    return roles.size() == 1 ? roles.iterator().next().word() + "." + key : key;
  }

  private TlsPolicy policy(
      Header header,
      Map<Role, ConnectionRules> rules,
      Map<Role, CredentialPaths> credentials,
      List<Pin> pins,
      PeerRules peers,
      ReportSettings report) {
    Optional<TlsPolicy> parent = header.parent().map(PolicyDocument::policy);
    TlsPolicy.Builder builder = TlsPolicy.builder();
    header.id().ifPresent(builder::id);
    header.delegate().or(() -> parent.map(TlsPolicy::delegate)).ifPresent(builder::delegate);
    header
        .onUnenforceable()
        .or(() -> parent.map(TlsPolicy::onUnenforceable))
        .ifPresent(builder::onUnenforceable);
    header.onBypass().or(() -> parent.map(TlsPolicy::onBypass)).ifPresent(builder::onBypass);
    header
        .clientAuthentication()
        .or(() -> parent.map(TlsPolicy::clientAuthentication))
        .ifPresent(builder::clientAuthentication);
    header.reload().or(() -> parent.map(TlsPolicy::reload)).ifPresent(builder::reload);
    rules.forEach(builder::rules);
    credentials.forEach(builder::credentials);
    return builder.pins(pins).peers(peers).report(report).build();
  }

  /** A refusal shows the id; one that means something else than the profile would mislead. */
  private void refuseBorrowedName(TlsPolicy policy) {
    Optional<TlsPolicy> namesake = parents.named(policy.id()).map(PolicyDocument::policy);
    if (namesake.isPresent() && !namesake.get().equals(unheard(policy, namesake.get()))) {
      Place place = settings.header(HeaderKey.ID).map(Setting::place).orElse(Place.START);
      String message = "id: %s is a profile with other rules; choose a name of your own";
      problems.add(place, message.formatted(Shown.quoted(policy.id())));
    }
  }

  /** What tells of a policy, and what reads it again, are no rules. */
  private static TlsPolicy unheard(TlsPolicy policy, TlsPolicy namesake) {
    return policy.toBuilder().report(namesake.report()).reload(namesake.reload()).build();
  }
}
