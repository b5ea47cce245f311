package dev.portcullis.policy.text;

import java.util.Arrays;

/** The keys that stand once, for both roles. */
enum HeaderKey {
  CLIENT_AUTHENTICATION("server.client-authentication"),
  DELEGATE("delegate"),
  EXTENDS("extends"),
  FORMAT("format"),
  ID("id"),
  ON_BYPASS("lock.on-bypass"),
  ON_UNENFORCEABLE("on-unenforceable");

  private final String text;

  HeaderKey(String text) {
    this.text = text;
  }

  /** The spelling in policy files. */
  String text() {
    return text;
  }

  static boolean isName(String text) {
    return Arrays.stream(values()).anyMatch(key -> key.text.equals(text));
  }
}
