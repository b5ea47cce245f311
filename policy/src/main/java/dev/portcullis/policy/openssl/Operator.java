package dev.portcullis.policy.openssl;

/** What an item of a cipher list does with the suites it selects. */
enum Operator {
  /** Appends those that are not there. */
  ADD,
  /** {@code -}: takes them away; they may come back. */
  DELETE,
  /** {@code +}: moves those that are there to the end. */
  MOVE_TO_END,
  /** {@code !}: takes them away for good. */
  KILL,
  /** {@code @}: sorts, or sets the security level. */
  COMMAND;

  /** By the first character of an item. */
  static Operator of(char first) {
    return switch (first) {
      case '-' -> DELETE;
      case '+' -> MOVE_TO_END;
      case '!' -> KILL;
      case '@' -> COMMAND;
      default -> ADD;
    };
  }
}
