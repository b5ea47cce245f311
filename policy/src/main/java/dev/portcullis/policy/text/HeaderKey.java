package dev.portcullis.policy.text;

import java.util.Arrays;

/** The keys that stand once, for both roles. */
enum HeaderKey {
  CLIENT_AUTHENTICATION("server.client-authentication", Need.MAY),
  DELEGATE("delegate", Need.MUST),
  EXCEPTIONS_MAX_DAYS("exceptions.max-days", Need.MAY),
  EXTENDS("extends", Need.MAY),
  FORMAT("format", Need.MUST),
  ID("id", Need.MUST),
  MODE("mode", Need.MAY),
  ON_BYPASS("lock.on-bypass", Need.MUST),
  ON_UNENFORCEABLE("on-unenforceable", Need.MUST),
  RELOAD("reload", Need.MAY),
  REPORT_ONLY("report-only", Need.MAY),
  SHADOW("shadow", Need.MAY),
  SUNSET("sunset", Need.MAY),
  WARN_BEFORE_DAYS("warn-before-days", Need.MAY);

  /** Whether a policy that extends nothing must say it. */
  private enum Need {
    MUST,
    MAY
  }

  private final String text;
  private final Need need;

  HeaderKey(String text, Need need) {
    this.text = text;
    this.need = need;
  }

  /** The spelling in policy files. */
  String text() {
    return text;
  }

  boolean isMandatory() {
    return need == Need.MUST;
  }

  static boolean isName(String text) {
    return Arrays.stream(values()).anyMatch(key -> key.text.equals(text));
  }
}
