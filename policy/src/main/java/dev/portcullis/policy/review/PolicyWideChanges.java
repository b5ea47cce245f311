package dev.portcullis.policy.review;

import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.review.Change.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of what is said once, and of pins and PEM files. Pure. */
final class PolicyWideChanges {
  private final List<Change> found = new ArrayList<>();

  private PolicyWideChanges() {}

  static List<Change> between(TlsPolicy first, TlsPolicy second) {
    PolicyWideChanges changes = new PolicyWideChanges();
    changes.header(first, second);
    changes.modes(first, second);
    for (Role role : Role.values()) {
      changes.credentials(role, first.credentials(role), second.credentials(role));
    }
    changes.operation(first, second);
    changes.pins(byHost(first), byHost(second));
    return changes.found;
  }

  private void header(TlsPolicy a, TlsPolicy b) {
    add("delegate", Effect.OTHER, List.of(a.delegate().word()), List.of(b.delegate().word()));
    add(
        "on-unenforceable",
        Effect.OTHER,
        List.of(a.onUnenforceable().word()),
        List.of(b.onUnenforceable().word()));
    add(
        "lock.on-bypass",
        b.onBypass() == OnBypass.REFUSE ? Effect.REFUSED : Effect.ALLOWED,
        List.of(a.onBypass().word()),
        List.of(b.onBypass().word()));
    boolean asksMore = b.clientAuthentication().compareTo(a.clientAuthentication()) > 0;
    add(
        "server.client-authentication",
        asksMore ? Effect.REFUSED : Effect.ALLOWED,
        List.of(a.clientAuthentication().word()),
        List.of(b.clientAuthentication().word()));
  }

  /** What allows and refuses nothing. */
  private void operation(TlsPolicy a, TlsPolicy b) {
    add("reload", Effect.OTHER, List.of(a.reload().word()), List.of(b.reload().word()));
    ReportSettings from = a.report();
    ReportSettings to = b.report();
    add(
        "report.file",
        Effect.OTHER,
        list(from.file().map(Object::toString)),
        list(to.file().map(Object::toString)));
    add("report.jfr", Effect.OTHER, List.of(from.jfr().word()), List.of(to.jfr().word()));
    add("report.log", Effect.OTHER, List.of(from.log().word()), List.of(to.log().word()));
    add(
        "warn-before-days",
        Effect.OTHER,
        List.of(Integer.toString(a.peers().warnBeforeDays())),
        List.of(Integer.toString(b.peers().warnBeforeDays())));
  }

  private void modes(TlsPolicy a, TlsPolicy b) {
    add(
        "mode",
        b.peers().mode() == Mode.REPORT ? Effect.ALLOWED : Effect.REFUSED,
        List.of(a.peers().mode().word()),
        List.of(b.peers().mode().word()));
    List<String> before = a.peers().report().stream().sorted().toList();
    List<String> after = b.peers().report().stream().sorted().toList();
    if (!before.containsAll(after)) {
      List<String> more = after.stream().filter(key -> !before.contains(key)).toList();
      add("report-only", Effect.ALLOWED, List.of(), more);
    }
    if (!after.containsAll(before)) {
      List<String> fewer = before.stream().filter(key -> !after.contains(key)).toList();
      add("report-only", Effect.REFUSED, fewer, List.of());
    }
    add("shadow", Effect.OTHER, list(a.peers().shadow()), list(b.peers().shadow()));
    add(
        "sunset",
        Effect.OTHER,
        list(a.peers().sunset().map(Object::toString)),
        list(b.peers().sunset().map(Object::toString)));
  }

  private void credentials(Role role, CredentialPaths a, CredentialPaths b) {
    file(role, "trust.anchors", a.anchors(), b.anchors());
    file(
        role, "identity.certificate-chain", list(a.certificateChain()), list(b.certificateChain()));
    file(role, "identity.private-key", list(a.privateKey()), list(b.privateKey()));
    file(
        role,
        "identity.private-key-password-file",
        list(a.privateKeyPasswordFile()),
        list(b.privateKeyPasswordFile()));
  }

  private void file(Role role, String key, List<String> from, List<String> to) {
    if (!from.equals(to)) {
      found.add(new Change(Optional.of(role), Optional.empty(), key, Effect.OTHER, from, to));
    }
  }

  private void pins(Map<String, Pin> a, Map<String, Pin> b) {
    a.forEach((host, pin) -> pin(host, Optional.of(pin), Optional.ofNullable(b.get(host))));
    b.forEach(
        (host, pin) -> {
          if (!a.containsKey(host)) {
            pin(host, Optional.empty(), Optional.of(pin));
          }
        });
  }

  private void pin(String host, Optional<Pin> from, Optional<Pin> to) {
    Effect effect = from.isEmpty() ? Effect.REFUSED : to.isEmpty() ? Effect.ALLOWED : Effect.OTHER;
    add("[[pin]]", effect, list(from.map(p -> shown(host, p))), list(to.map(p -> shown(host, p))));
  }

  private static String shown(String host, Pin pin) {
    return "%s to %s, backup %s, until %s, then %s, %s"
        .formatted(
            host,
            String.join(" ", pin.sha256()),
            String.join(" ", pin.backup()),
            pin.expires(),
            pin.afterExpiry().word(),
            pin.mode().word());
  }

  private static Map<String, Pin> byHost(TlsPolicy policy) {
    Map<String, Pin> pins = new TreeMap<>();
    policy.pins().forEach(pin -> pins.put(pin.host().toString(), pin));
    return pins;
  }

  private static List<String> list(Optional<String> text) {
    return text.stream().toList();
  }

  private void add(String key, Effect effect, List<String> from, List<String> to) {
    if (!from.equals(to)) {
      found.add(new Change(Optional.empty(), Optional.empty(), key, effect, from, to));
    }
  }
}
