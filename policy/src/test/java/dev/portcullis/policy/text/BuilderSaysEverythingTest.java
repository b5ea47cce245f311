package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.PolicyWord;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.openssl.CipherList;
import dev.portcullis.policy.profile.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a file can say, the builder can: the keys are the reader's own, so that a new one fails here
 * until there is a call that does the same.
 */
class BuilderSaysEverythingTest {
  private static final String PARENT = "compatible@2026-11";
  private static final TlsPolicy BASE = read("");

  /** Says no more than which text this is, and on what it stands: {@code BASE.toBuilder()}. */
  private static final Set<String> OF_THE_TEXT = Set.of("format", "extends");

  static Stream<String> keysThatStandOnce() {
    return Stream.concat(
            Arrays.stream(HeaderKey.values()).map(HeaderKey::text),
            Arrays.stream(ReportKey.values()).map(ReportKey::text))
        .filter(key -> !OF_THE_TEXT.contains(key));
  }

  static Stream<String> keysOfRules() {
    return RuleKeys.ALL.stream()
        .map(RuleKey::name)
        .flatMap(key -> Stream.of(key, "client." + key, "server." + key));
  }

  static Stream<String> keysOfHosts() {
    return HostReading.KEYS.stream()
        .filter(key -> key.indexOf('.') > 0 && !key.equals(OpenSslSetting.NAME))
        .filter(key -> Rules.OF_A_CONTEXT.stream().noneMatch(rule -> rule.key().equals(key)));
  }

  static Stream<String> keysOfFiles() {
    return Arrays.stream(CredentialKey.values())
        .map(CredentialKey::text)
        .flatMap(key -> Stream.of(key, "client." + key, "server." + key));
  }

  @ParameterizedTest
  @MethodSource("keysThatStandOnce")
  void key_thatStandsOnce_isSaidByTheBuilder(String key) {
    SaidBothWays.Example example = required(SaidBothWays.once(), key);
    String id = key.equals("id") ? "" : "id = \"base\"\n";

    assertSame(
        "format = 1\n" + id + "extends = \"" + PARENT + "\"\n" + key + " = " + example.written(),
        example.called().apply(BASE.toBuilder()));
  }

  @ParameterizedTest
  @MethodSource("keysOfRules")
  void key_ofARule_isSaidByTheBuilder(String path) {
    String key = withoutRole(path);
    SaidBothWays.RuleExample<?> example = required(SaidBothWays.rules(), key);
    TlsPolicy wide = loosest(key);
    TlsPolicy.Builder builder = wide.toBuilder();
    roles(path).forEach(role -> builder.rules(role, example.in(wide.rules(role))));

    assertEquals(builder.build(), complete(wide, path, example.written()));
    assertNotEquals(wide, builder.build());
  }

  @ParameterizedTest
  @MethodSource("keysOfHosts")
  void key_ofAHost_isSaidByTheBuilder(String key) {
    SaidBothWays.RuleExample<?> example = required(SaidBothWays.rules(), key);
    TlsPolicy wide = loosest(key);
    ConnectionRules rules = example.in(wide.rules(Role.CLIENT));
    HostRules host = new HostRules(PeerPattern.parse("a.example"), Optional.empty(), rules);
    String text =
        CanonicalForm.of(wide)
            + "\n[[host]]\nmatch = \"a.example\"\n"
            + key
            + " = "
            + example.written()
            + "\n";

    assertEquals(wide.toBuilder().peers(PeerExamples.host(host)).build(), readText(text));
  }

  @ParameterizedTest
  @MethodSource("keysOfFiles")
  void key_ofPemFiles_isSaidByTheBuilder(String path) {
    Map.Entry<String, CredentialPaths> example = required(SaidBothWays.FILES, withoutRole(path));
    String chain =
        path.contains("identity.private-key")
            ? path.substring(0, path.indexOf("identity.")) + "identity.certificate-chain"
            : "";
    TlsPolicy.Builder builder = BASE.toBuilder();
    roles(path).forEach(role -> builder.credentials(role, example.getValue()));

    assertSame(
        text(
            path
                + " = "
                + example.getKey()
                + (chain.isEmpty() ? "" : "\n" + chain + " = \"chain.pem\"")),
        builder);
  }

  @Test
  void list_ofOpenSsl_isSaidByTheBuilder() throws Exception {
    String written = "ECDHE+AESGCM:!aNULL";
    RuleSuites suites = new RuleSuites(CipherList.parse(written));
    TlsPolicy.Builder builder = BASE.toBuilder();
    for (Role role : Role.values()) {
      builder.rules(role, suites.in(BASE.rules(role)));
    }

    assertSame(text(OpenSslSetting.NAME + " = \"" + written + "\""), builder);
  }

  @Test
  void pin_withEachOfItsKeys_isSaidByTheBuilder() {
    assertSame(element("pin", PinReader.KEYS), BASE.toBuilder().pins(List.of(PeerExamples.pin())));
  }

  @Test
  void exception_withEachOfItsKeys_isSaidByTheBuilder() {
    assertSame(
        element("exception", ExceptionReading.KEYS),
        BASE.toBuilder().peers(PeerExamples.exception()));
  }

  @Test
  void retirement_withEachOfItsKeys_isSaidByTheBuilder() {
    assertSame(
        element("retire", RetirementReading.KEYS),
        BASE.toBuilder().peers(PeerExamples.retirement()));
  }

  @Test
  void host_withEachOfItsOwnKeys_isSaidByTheBuilder() {
    List<String> own = HostReading.KEYS.stream().filter(key -> key.indexOf('.') < 0).toList();
    HostRules host =
        new HostRules(
            PeerPattern.parse("*.a.example:8443"),
            Optional.of(Mode.REPORT),
            BASE.rules(Role.CLIENT));

    assertSame(element("host", own), BASE.toBuilder().peers(PeerExamples.host(host)));
  }

  @Test
  void keys_takenTogether_areThoseOfTheReader() {
    Set<String> tried = new TreeSet<>(OF_THE_TEXT);
    Stream.of(keysThatStandOnce(), keysOfRules(), keysOfFiles())
        .flatMap(keys -> keys)
        .forEach(tried::add);
    for (String role : List.of("", "client.", "server.")) {
      tried.add(role + OpenSslSetting.NAME);
    }

    assertEquals(new TreeSet<>(SettingIndex.knownPaths()), tried);
    assertEquals(Set.copyOf(ArrayKey.names()), PeerExamples.WRITTEN.keySet());
  }

  /** The suites of an OpenSSL list that the rules have, in its order. */
  private record RuleSuites(CipherList list) {
    ConnectionRules in(ConnectionRules rules) {
      return new SaidBothWays.RuleExample<>(
              "",
              Rules.TLS12_SUITES,
              list.suites().stream().filter(rules.cipherSuites().tls12()::contains).toList())
          .in(rules);
    }
  }

  private static void assertSame(String text, TlsPolicy.Builder called) {
    assertEquals(called.build(), readText(text));
    assertNotEquals(BASE, called.build());
  }

  /** The parent's rules with the loosest word of a key, so that the example is another. */
  private static TlsPolicy loosest(String key) {
    TlsPolicy.Builder builder = BASE.toBuilder();
    for (Role role : Role.values()) {
      builder.rules(role, loosest(Rules.byKey(key).orElseThrow(), BASE.rules(role)));
    }
    return builder.build();
  }

  private static ConnectionRules loosest(Rule<?> rule, ConnectionRules rules) {
    return rule instanceof Rule.Word<?> word && !word.isPreference()
        ? withLoosest(word, rules)
        : rules;
  }

  private static <E extends PolicyWord> ConnectionRules withLoosest(
      Rule.Word<E> word, ConnectionRules rules) {
    return new SaidBothWays.RuleExample<>("", word, word.loosest()).in(rules);
  }

  /** A complete policy with another value of a key. */
  private static TlsPolicy complete(TlsPolicy policy, String path, String written) {
    String text = CanonicalForm.of(policy);
    String key = withoutRole(path);
    for (Role role : roles(path)) {
      text = replaced(text, role, key, written);
    }
    return readText(text);
  }

  private static String replaced(String text, Role role, String key, String written) {
    String table = "[" + role.word() + "." + key.substring(0, key.indexOf('.')) + "]";
    String leaf = key.substring(key.indexOf('.') + 1);
    int start = text.indexOf(table);
    if (start < 0) {
      return text + "\n" + table + "\n" + leaf + " = " + written + "\n";
    }
    int end = text.indexOf("\n[", start);
    String before = text.substring(start, end < 0 ? text.length() : end);
    String after = before.replaceAll("(?s)\n" + leaf + " = (\\[.*?\n\\]|[^\n\\[]*)", "");
    return text.substring(0, start)
        + after.replaceFirst("\n", "\n" + leaf + " = " + written.replace("$", "\\$") + "\n")
        + (end < 0 ? "" : text.substring(end));
  }

  private static String element(String array, List<String> keys) {
    String written = required(PeerExamples.WRITTEN, array);
    Set<String> said =
        new TreeSet<>(written.lines().map(line -> line.substring(0, line.indexOf(' '))).toList());
    assertEquals(new TreeSet<>(keys), said, "the example says every key of [[" + array + "]]");
    return text("[[" + array + "]]\n" + written);
  }

  private static <V> V required(Map<String, V> examples, String key) {
    return Optional.ofNullable(examples.get(key))
        .orElseThrow(() -> new AssertionError("no call of the builder is known for " + key));
  }

  private static String withoutRole(String path) {
    return path.replaceFirst("^(client|server)\\.", "");
  }

  private static List<Role> roles(String path) {
    return Arrays.stream(Role.values())
        .filter(role -> path.equals(withoutRole(path)) || path.startsWith(role.word() + "."))
        .toList();
  }

  private static String text(String rest) {
    return "format = 1\nid = \"base\"\nextends = \"" + PARENT + "\"\n" + rest + "\n";
  }

  private static TlsPolicy read(String rest) {
    return readText(text(rest));
  }

  private static TlsPolicy readText(String text) {
    try {
      return Profiles.read(text, "policy.toml").policy();
    } catch (PolicySyntaxException e) {
      throw new AssertionError(e.getMessage() + "\n" + text, e);
    }
  }
}
