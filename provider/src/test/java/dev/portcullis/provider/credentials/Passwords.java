package dev.portcullis.provider.credentials;

import org.jspecify.annotations.Nullable;

/** Passwords of tests. */
final class Passwords {
  static final Password RIGHT = of(OpenSslForms.PASSWORD);
  static final Password WRONG = of("Secret");
  static final Password NONE = of(null);

  private Passwords() {}

  static Password of(@Nullable String text) {
    return new Password() {
      @Override
      public char @Nullable [] characters() {
        return text == null ? null : text.toCharArray();
      }

      @Override
      public String remedy() {
        return "give one";
      }
    };
  }
}
