package dev.portcullis.provider;

/** Words failures that no policy causes: missing classes, two versions of one, our own mistakes. */
final class Damage {
  private Damage() {}

  /**
   * What failed and whom to ask; the first cause, since later attempts only say that one failed.
   */
  static String words(Throwable failure) {
    return failure instanceof LinkageError
        ? rootOf(failure)
            + "; its own classes or their libraries are damaged or doubled on the class path"
        : failure + "; this is a fault of Portcullis, please report it";
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root.getCause() instanceof ClassNotFoundException)) {
      root = root.getCause();
    }
    return root;
  }
}
