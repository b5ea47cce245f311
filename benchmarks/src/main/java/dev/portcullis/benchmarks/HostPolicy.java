package dev.portcullis.benchmarks;

import dev.portcullis.policy.Peer;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Policies with very many host rules, and what a handshake asks them. */
final class HostPolicy {

  private HostPolicy() {}

  static String text(int hosts) {
    StringBuilder text =
        new StringBuilder("format = 1\nid = \"hosts\"\nextends = \"intermediate\"\n");
    for (int i = 0; i < hosts; i++) {
      text.append("\n[[host]]\nmatch = \"")
          .append(i % 4 == 0 ? "*." : "")
          .append("host")
          .append(i)
          .append(".example.com\"\n[host.keys]\nrsa-min = ")
          .append(2048 + i % 8)
          .append('\n');
    }
    return text.toString();
  }

  /** One reading of such a text. */
  static Work reading(String text) {
    return () -> Profiles.read(text, "many hosts");
  }

  /** One decision, for another host each time. */
  static Work decision(int hosts) throws PolicySyntaxException {
    TlsPolicy policy = Profiles.read(text(hosts), "many hosts").policy();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    int[] next = {0};
    return () -> {
      next[0] = (next[0] + 7919) % hosts;
      policy.effective(Role.CLIENT, Peer.named("a.host" + next[0] + ".example.com", 443), today);
    };
  }
}
