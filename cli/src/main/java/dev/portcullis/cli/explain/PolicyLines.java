package dev.portcullis.cli.explain;

import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.text.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a policy says once, or of files, with where it says so. Not thread-safe. */
final class PolicyLines {
  /**
   * One key.
   *
   * @param origin file and line, or profile
   */
  record Line(String key, List<String> values, String origin) {}

  private final PolicyDocument document;
  private final List<Line> lines = new ArrayList<>();

  private PolicyLines(PolicyDocument document) {
    this.document = document;
  }

  /** The keys that stand once for both roles. */
  static List<Line> ofHeader(PolicyDocument document) {
    PolicyLines lines = new PolicyLines(document);
    TlsPolicy policy = document.policy();
    lines.header("delegate", List.of(policy.delegate().word()));
    lines.header("on-unenforceable", List.of(policy.onUnenforceable().word()));
    lines.header("reload", List.of(policy.reload().word()));
    lines.header("lock.on-bypass", List.of(policy.onBypass().word()));
    lines.header("mode", List.of(policy.peers().mode().word()));
    lines.header("report-only", policy.peers().report().stream().sorted().toList());
    lines.header("report.file", policy.report().file().map(Object::toString).stream().toList());
    lines.header("report.jfr", List.of(policy.report().jfr().word()));
    lines.header("report.log", List.of(policy.report().log().word()));
    lines.header("shadow", policy.peers().shadow().stream().toList());
    lines.header("sunset", policy.peers().sunset().map(Object::toString).stream().toList());
    lines.header("server.client-authentication", List.of(policy.clientAuthentication().word()));
    return lines.lines;
  }

  /** The PEM files of a role. */
  static List<Line> ofFiles(PolicyDocument document, Role role) {
    PolicyLines lines = new PolicyLines(document);
    CredentialPaths paths = document.policy().credentials(role);
    lines.file(role, "trust.anchors", paths.anchors());
    lines.file(role, "identity.certificate-chain", list(paths.certificateChain()));
    lines.file(role, "identity.private-key", list(paths.privateKey()));
    lines.file(role, "identity.private-key-password-file", list(paths.privateKeyPasswordFile()));
    return lines.lines;
  }

  private void header(String key, List<String> values) {
    if (!values.isEmpty()) {
      lines.add(new Line(key, values, document.origin(Role.CLIENT, key)));
    }
  }

  private void file(Role role, String key, List<String> values) {
    if (!values.isEmpty()) {
      lines.add(new Line(key, values, document.origin(role, key)));
    }
  }

  private static List<String> list(Optional<String> text) {
    return text.stream().toList();
  }
}
