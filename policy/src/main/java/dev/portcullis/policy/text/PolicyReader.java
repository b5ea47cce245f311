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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Policy text to policy value; docs/policy-language.md is the grammar.
 *
 * <p>Strict: an unknown key or name, a wrong type, an empty list, a duplicate and a contradiction
 * are all errors, and one exception tells all of them. Finding files and profiles is not done here.
 * Thread-safe.
 */
public final class PolicyReader {
  private static final String START =
      "the policy is empty; write\n"
          + "    format = 1\n"
          + "    id = \"my-policy\"\n"
          + "    extends = \"intermediate@2026-11\"";

  /** Beyond this many characters, the TOML library takes longer than anybody waits. */
  private static final int LIBRARY_LIMIT = 262_144;

  private final String source;
  private final Problems problems;
  private final TextTables tables;
  private final SettingIndex settings;
  private final ParentProfiles parents;
  private final LocalDate today;
  private final Origins origins;

  private PolicyReader(
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
   * Reads TOML.
   *
   * @param source what problems and origins call the text
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument read(String text, String source, ParentProfiles parents)
      throws PolicySyntaxException {
    return read(text, source, parents, LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * Reads TOML as on a day: what ends, and how long an exception may last, depends on it.
   *
   * @param source what problems and origins call the text
   * @param today in UTC
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument read(
      String text, String source, ParentProfiles parents, LocalDate today)
      throws PolicySyntaxException {
    Problems problems = new Problems(source);
    PlainToml.Outcome plain = PlainToml.read(text);
    if (plain.tables().isEmpty() && text.length() > LIBRARY_LIMIT) {
      problems.add(
          new Place(plain.stoppedAt(), 1),
          "a text this long must be plain TOML, and this line is not, or says something twice;"
              + " write one key and one value a line, as the canonical form does");
      problems.throwIfAny();
    }
    TextTables tables = plain.tables().orElseGet(() -> TomlSettings.read(text, problems));
    return read(source, tables, parents, today, problems);
  }

  /**
   * Reads a complete policy in the shape of {@link CanonicalForm}, comment lines allowed, without
   * loading a TOML library. {@link #read(String, String, ParentProfiles)} gives the same.
   *
   * @throws PolicySyntaxException with every problem of the text
   */
  public static PolicyDocument readCanonical(String text, String source)
      throws PolicySyntaxException {
    Problems problems = new Problems(source);
    PlainToml.Outcome plain = PlainToml.read(text);
    if (plain.tables().isEmpty()) {
      problems.add(
          new Place(plain.stoppedAt(), 1),
          "this line is no plain TOML, or says something twice; write it as the canonical form"
              + " does");
    }
    TextTables nothing = new TextTables(List.of(), Map.of());
    return read(
        source,
        plain.tables().orElse(nothing),
        ParentProfiles.NONE,
        LocalDate.now(ZoneOffset.UTC),
        problems);
  }

  private static PolicyDocument read(
      String source, TextTables tables, ParentProfiles parents, LocalDate today, Problems problems)
      throws PolicySyntaxException {
    if (tables.isEmpty() && problems.isEmpty()) {
      problems.add(Place.START, START);
    }
    boolean wellFormed = problems.isEmpty();
    return new PolicyReader(source, tables, parents, today, problems).document(wellFormed);
  }

  private PolicyDocument document(boolean wellFormed) throws PolicySyntaxException {
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
    recordOrigins(header, pins);
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

  private void recordOrigins(Header header, Map<Place, Pin> pins) {
    header.parent().ifPresent(p -> origins.inherit(header.extendsPlace(), p.origins()));
    pins.forEach((place, pin) -> origins.key("pin." + pin.host(), origins.at(place)));
    for (HeaderKey key : HeaderKey.values()) {
      String origin =
          settings
              .header(key)
              .map(s -> origins.at(s.place()))
              .orElseGet(() -> inherited(header, p -> p.origins().of(key.text())));
      origins.key(key.text(), origin);
    }
    for (ReportKey key : ReportKey.values()) {
      String origin =
          settings
              .at(key.text())
              .map(s -> origins.at(s.place()))
              .orElseGet(() -> inherited(header, p -> p.origins().of(key.text())));
      origins.key(key.text(), origin);
    }
    for (Role role : Role.values()) {
      for (RuleKey<?> key : RuleKeys.ALL) {
        String origin =
            settings
                .rule(role, key)
                .map(s -> origins.at(s.place()))
                .orElseGet(() -> inherited(header, p -> p.origin(role, key.name())));
        origins.key(role.word() + "." + key.name(), origin);
      }
      for (CredentialKey key : CredentialKey.values()) {
        String origin =
            settings
                .named(role, key.text())
                .map(s -> origins.at(s.place()))
                .orElseGet(() -> inherited(header, p -> p.origin(role, key.text())));
        origins.key(role.word() + "." + key.text(), origin);
      }
    }
  }

  /** A frozen profile is one thing: its name says it all. */
  private String inherited(Header header, Function<PolicyDocument, String> ofParent) {
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
