package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Retirement;
import java.util.Collection;
import java.util.List;

/** The part of the canonical form that is about single hosts, days and modes. */
final class PeerForm {
  private final PeerRules peers;
  private final List<String> lines;

  PeerForm(PeerRules peers, List<String> lines) {
    this.peers = peers;
    this.lines = lines;
  }

  void addMode() {
    if (peers.mode() != Mode.ENFORCE) {
      lines.add("mode = \"" + peers.mode().word() + "\"");
    }
  }

  void addOtherKeys() {
    addList("report-only", peers.report().stream().sorted().toList());
    peers.shadow().ifPresent(name -> lines.add("shadow = " + quoted(name)));
    peers.sunset().ifPresent(date -> lines.add("sunset = " + date));
    if (peers.warnBeforeDays() != PeerRules.WARN_BEFORE_DAYS) {
      lines.add("warn-before-days = " + peers.warnBeforeDays());
    }
  }

  void addCeiling() {
    if (peers.exceptionsMaxDays() != PeerRules.EXCEPTIONS_MAX_DAYS) {
      lines.addAll(List.of("", "[exceptions]", "max-days = " + peers.exceptionsMaxDays()));
    }
  }

  void addArrays(ConnectionRules client) {
    peers.exceptions().forEach(this::add);
    peers.hosts().forEach(host -> add(host, client));
    for (Retirement retirement : peers.retirements()) {
      lines.addAll(
          List.of(
              "",
              "[[retire]]",
              "after = " + retirement.after(),
              "name = " + quoted(retirement.name())));
    }
  }

  private void add(ExceptionRule exception) {
    lines.addAll(List.of("", "[[exception]]"));
    addList("allow", GrantText.allowOf(exception.grants()));
    lines.add("expires = " + exception.expires());
    lines.add("host = " + quoted(exception.host().toString()));
    lines.add("owner = " + quoted(exception.owner()));
    lines.add("reason = " + quoted(exception.reason()));
    lines.add("role = " + quoted(exception.role().word()));
    addList("rules", GrantText.rulesOf(exception.grants()));
    exception.ticket().ifPresent(ticket -> lines.add("ticket = " + quoted(ticket)));
  }

  private void add(HostRules host, ConnectionRules client) {
    lines.addAll(List.of("", "[[host]]", "match = " + quoted(host.match().toString())));
    host.mode().ifPresent(mode -> lines.add("mode = " + quoted(mode.word())));
    if (host.rules() == client) {
      return;
    }
    String table = "";
    for (RuleKey<?> key : RuleKeys.ALL) {
      List<String> printed = key.print(host.rules());
      if (printed.equals(key.print(client))) {
        continue;
      }
      if (!printed.isEmpty() && !key.table().equals(table)) {
        table = key.table();
        lines.addAll(List.of("", "[host." + table + "]"));
      }
      lines.addAll(printed);
    }
  }

  private void addList(String key, Collection<String> names) {
    if (!names.isEmpty()) {
      lines.add(key + " = [");
      names.forEach(name -> lines.add("  " + quoted(name) + ","));
      lines.add("]");
    }
  }

  /** A TOML text; what is not plain is escaped. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
