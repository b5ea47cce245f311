package dev.portcullis.policy.text;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.PolicyId;
import dev.portcullis.policy.Reload;
import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of policy files, for editors that complete and check TOML; made
 * of the tables that the reader reads by. It knows keys, words, names and ranges; what depends on
 * two keys at once only the reader knows. Stateless.
 */
public final class PolicySchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Collection<String> profiles;
  private final Meanings meanings = Meanings.read();

  private PolicySchema(Collection<String> profiles) {
    this.profiles = profiles;
  }

  /**
   * The schema as JSON values: maps, lists, texts, numbers.
   *
   * @param profiles names that may be extended
   */
  public static Map<String, Object> tree(Collection<String> profiles) {
    return new PolicySchema(profiles).root();
  }

  private Map<String, Object> root() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", DIALECT);
    root.put("title", "Portcullis TLS policy");
    Table table = new Table();
    for (HeaderKey key : HeaderKey.values()) {
      table.put(key.text(), described(key.text(), header(key)));
    }
    for (ReportKey key : ReportKey.values()) {
      table.put(key.text(), described(key.text(), report(key)));
    }
    roleKeys("", table);
    for (Role role : Role.values()) {
      roleKeys(role.word() + ".", table);
    }
    for (ArrayKey key : ArrayKey.values()) {
      table.put(key.text(), described("[[" + key.text() + "]]", SchemaNode.list(array(key))));
    }
    root.putAll(table.node(List.of(HeaderKey.FORMAT.text(), HeaderKey.ID.text())));
    List<String> alone =
        Arrays.stream(HeaderKey.values())
            .filter(key -> key.isMandatory() && key.text().indexOf('.') < 0)
            .map(HeaderKey::text)
            .toList();
    root.put("anyOf", List.of(required(List.of(HeaderKey.EXTENDS.text())), required(alone)));
    root.put("$defs", definitions());
    return root;
  }

  private Map<String, Object> described(String key, Map<String, Object> node) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", meanings.of(key));
    described.putAll(node);
    return described;
  }

  private Map<String, Object> header(HeaderKey key) {
    return switch (key) {
      case CLIENT_AUTHENTICATION -> SchemaNode.words(ClientAuthentication.class);
      case DELEGATE -> SchemaNode.words(DelegateName.class);
      case EXCEPTIONS_MAX_DAYS -> SchemaNode.whole(1, PeerRules.MAX_DAYS);
      case EXTENDS, SHADOW ->
          SchemaNode.anyOf(SchemaNode.names(profiles), SchemaNode.matching("[./\\\\]"));
      case FORMAT -> Map.of("const", 1);
      case ID -> SchemaNode.matching("^" + PolicyId.GRAMMAR + "$");
      case MODE -> SchemaNode.words(Mode.class);
      case ON_BYPASS -> SchemaNode.words(OnBypass.class);
      case ON_UNENFORCEABLE -> SchemaNode.words(OnUnenforceable.class);
      case RELOAD -> SchemaNode.words(Reload.class);
      case REPORT_ONLY -> ruleNames();
      case SUNSET -> SchemaNode.date();
      case WARN_BEFORE_DAYS -> SchemaNode.whole(0, PeerRules.MAX_DAYS);
    };
  }

  private static Map<String, Object> report(ReportKey key) {
    return key == ReportKey.FILE
        ? SchemaNode.text()
        : SchemaNode.words(ReportSettings.Switch.class);
  }

  private static Map<String, Object> ruleNames() {
    return SchemaNode.set(SchemaNode.names(RuleKeys.ALL.stream().map(RuleKey::name).toList()));
  }

  private static void roleKeys(String prefix, Table table) {
    RuleKeys.ALL.forEach(key -> table.put(prefix + key.name(), SchemaNode.ref(key.name())));
    table.put(prefix + OpenSslSetting.NAME, SchemaNode.ref(OpenSslSetting.NAME));
    for (CredentialKey key : CredentialKey.values()) {
      table.put(prefix + key.text(), SchemaNode.ref(key.text()));
    }
  }

  private Map<String, Object> array(ArrayKey key) {
    return switch (key) {
      case EXCEPTION -> exception();
      case HOST -> host();
      case PIN -> elements("pin", PinReader.KEYS, PinReader.MANDATORY);
      case RETIRE -> elements("retire", RetirementReading.KEYS, RetirementReading.KEYS);
    };
  }

  private Map<String, Object> exception() {
    Map<String, Object> node =
        elements("exception", ExceptionReading.KEYS, ExceptionReading.MANDATORY);
    node.put("anyOf", List.of(required(List.of("allow")), required(List.of("rules"))));
    return node;
  }

  private static Map<String, Object> required(List<String> keys) {
    return Map.of("required", keys);
  }

  private Map<String, Object> elements(String table, List<String> keys, List<String> mandatory) {
    Table elements = new Table();
    for (String key : keys) {
      elements.put(key, described(table + "." + key, ElementSchema.of(table, key)));
    }
    return elements.node(mandatory);
  }

  private Map<String, Object> host() {
    Table host = new Table();
    for (String key : HostReading.KEYS) {
      boolean ofAContext = Rules.OF_A_CONTEXT.stream().anyMatch(rule -> rule.key().equals(key));
      if (key.indexOf('.') < 0) {
        host.put(key, described("host." + key, ElementSchema.of("host", key)));
      } else if (!ofAContext) {
        host.put(key, SchemaNode.ref(key));
      }
    }
    return host.node(List.of("match"));
  }

  private Map<String, Object> definitions() {
    Map<String, Object> all = new TreeMap<>();
    RuleKeys.ALL.forEach(key -> all.put(key.name(), described(key.name(), rule(key))));
    all.put(OpenSslSetting.NAME, described(OpenSslSetting.NAME, SchemaNode.text()));
    for (CredentialKey key : CredentialKey.values()) {
      Map<String, Object> node =
          key == CredentialKey.ANCHORS
              ? SchemaNode.anyOf(SchemaNode.text(), SchemaNode.set(SchemaNode.text()))
              : SchemaNode.text();
      all.put(key.text(), described(key.text(), node));
    }
    return all;
  }

  private static Map<String, Object> rule(RuleKey<?> key) {
    if (key instanceof RuleKey.Names<?> names) {
      if (key.equals(RuleKeys.ALPN_REQUIRE)) {
        return SchemaNode.set(SchemaNode.matching("^[+-]?[A-Za-z0-9][!-~]*$"));
      }
      List<String> known = names.vocabulary().known();
      return SchemaNode.anyOf(
          SchemaNode.set(SchemaNode.names(known)), SchemaNode.set(SchemaNode.names(edits(known))));
    }
    if (key instanceof RuleKey.Count count) {
      return SchemaNode.whole(count.rule().least(), count.rule().greatest());
    }
    return SchemaNode.names(
        ((RuleKey.Word<?>) key).rule().words().stream().map(word -> word.word()).toList());
  }

  /** Each name preferred, and each removed. */
  private static List<String> edits(List<String> names) {
    return Arrays.stream(new String[] {"+", "-"})
        .flatMap(sign -> names.stream().map(name -> sign + name))
        .toList();
  }

  private static String leaf(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  /** A table that is filled by dotted keys. */
  private static final class Table {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    void put(String key, Map<String, Object> node) {
      int dot = key.indexOf('.');
      if (dot < 0) {
        properties.put(key, node);
      } else {
        tables
            .computeIfAbsent(key.substring(0, dot), name -> new Table())
            .put(key.substring(dot + 1), node);
      }
    }

    Map<String, Object> node(List<String> mandatory) {
      Map<String, Object> all = new TreeMap<>(properties);
      tables.forEach((name, table) -> all.put(name, table.node(List.of())));
      return SchemaNode.table(all, mandatory);
    }
  }
}
