package dev.portcullis.provider.jsse;

/** What came of a call, in the words of docs/differences.md. */
final class Outcome {
  private Outcome() {}

  /** A call that may fail. */
  interface Call {
    Object run() throws Exception;
  }

  /** An action that may fail. */
  interface Action {
    void run() throws Exception;
  }

  /** The result as text, or the exception's simple name as code. */
  static String of(Call call) {
    try {
      return String.valueOf(call.run());
    } catch (Exception e) {
      return code(e.getClass().getSimpleName());
    }
  }

  /** The given word, or the exception's simple name as code. */
  static String of(String success, Action action) {
    return of(
        () -> {
          action.run();
          return success;
        });
  }

  static String code(Object value) {
    return "`" + value + "`";
  }

  static String yes(boolean value) {
    return value ? "yes" : "no";
  }
}
