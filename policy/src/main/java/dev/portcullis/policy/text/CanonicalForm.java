package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The one text that stands for a policy: every key, both roles spelled out, keys sorted, one name a
 * line, {@code \n} after each line.
 *
 * <p>It is a policy file without {@code extends}: reading it gives an equal policy. A list that the
 * rest of the policy leaves no room for (suites of a version that is not allowed) is left out.
 */
public final class CanonicalForm {
  private CanonicalForm() {}

  /** The canonical text of a policy. */
  public static String of(TlsPolicy policy) {
    List<String> lines = new ArrayList<>();
    lines.add("delegate = \"" + policy.delegate().word() + "\"");
    lines.add("format = 1");
    lines.add("id = \"" + policy.id() + "\"");
    lines.add("on-unenforceable = \"" + policy.onUnenforceable().word() + "\"");
    addRules(Role.CLIENT, policy.rules(Role.CLIENT), lines);
    lines.addAll(List.of("", "[lock]", "on-bypass = \"" + policy.onBypass().word() + "\""));
    addRules(Role.SERVER, policy.rules(Role.SERVER), lines);
    return String.join("\n", lines) + "\n";
  }

  private static void addRules(Role role, ConnectionRules rules, List<String> lines) {
    String table = "";
    for (RuleKey<?> key : RuleKeys.ALL) {
      if (!key.table().equals(table)) {
        table = key.table();
        lines.add("");
        lines.add("[" + role.word() + "." + table + "]");
      }
      lines.addAll(key.print(rules));
    }
  }
}
