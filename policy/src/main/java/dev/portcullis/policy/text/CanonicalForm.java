package dev.portcullis.policy.text;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.Reload;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one text that stands for a policy: every rule, both roles spelled out, keys sorted, one name
 * a line, {@code \n} after each line.
 *
 * <p>It is a policy file without {@code extends}: reading it gives an equal policy. A list that the
 * rest of the policy leaves no room for (suites of a version that is not allowed) is left out, and
 * so are PEM files, client authentication and keys of {@link dev.portcullis.policy.PeerRules} where
 * the policy says nothing of them, and what a host has in common with the client.
 */
public final class CanonicalForm {
  private CanonicalForm() {}

  /** The canonical text of a policy. */
  public static String of(TlsPolicy policy) {
    List<String> lines = new ArrayList<>();
    lines.add("delegate = \"" + policy.delegate().word() + "\"");
    lines.add("format = 1");
    lines.add("id = \"" + policy.id() + "\"");
    PeerForm peers = new PeerForm(policy.peers(), lines);
    peers.addMode();
    lines.add("on-unenforceable = \"" + policy.onUnenforceable().word() + "\"");
    if (policy.reload() != Reload.NEVER) {
      lines.add("reload = \"" + policy.reload().word() + "\"");
    }
    peers.addOtherKeys();
    addRules(Role.CLIENT, policy, lines);
    peers.addCeiling();
    lines.addAll(List.of("", "[lock]", "on-bypass = \"" + policy.onBypass().word() + "\""));
    lines.addAll(ReportKey.print(policy.report()));
    if (policy.clientAuthentication() != ClientAuthentication.NONE) {
      String word = policy.clientAuthentication().word();
      lines.addAll(List.of("", "[server]", "client-authentication = \"" + word + "\""));
    }
    addRules(Role.SERVER, policy, lines);
    policy.pins().forEach(pin -> lines.addAll(PinReader.print(pin)));
    peers.addArrays(policy.rules(Role.CLIENT));
    return String.join("\n", lines) + "\n";
  }

  private static void addRules(Role role, TlsPolicy policy, List<String> lines) {
    SortedMap<String, List<String>> byName = new TreeMap<>();
    RuleKeys.ALL.forEach(key -> byName.put(key.name(), key.print(policy.rules(role))));
    for (CredentialKey key : CredentialKey.values()) {
      byName.put(key.text(), key.print(policy.credentials(role)));
    }
    String table = "";
    for (Map.Entry<String, List<String>> key : byName.entrySet()) {
      String tableOfKey = key.getKey().substring(0, key.getKey().indexOf('.'));
      if (!key.getValue().isEmpty() && !tableOfKey.equals(table)) {
        table = tableOfKey;
        lines.add("");
        lines.add("[" + role.word() + "." + table + "]");
      }
      lines.addAll(key.getValue());
    }
  }
}
