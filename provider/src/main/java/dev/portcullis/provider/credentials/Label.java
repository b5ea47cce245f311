package dev.portcullis.provider.credentials;

/** The words of a BEGIN or END line. Stateless. */
final class Label {
  private static final String DASHES = "-----";
  private static final int LIMIT = 64;

  private Label() {}

  /**
   * The words between the dashes.
   *
   * @param start how the line starts: {@code -----BEGIN } or {@code -----END }
   * @throws PemException if the line does not end with dashes after sensible words
   */
  static String of(String start, String line, String at) throws PemException {
    int end = line.indexOf(DASHES, start.length());
    if (end < 0) {
      throw new PemException(at, "this line must end with -----; copy the file again");
    }
    if (end + DASHES.length() != line.length()) {
      throw new PemException(
          at, "text after the dashes: the line breaks were lost; copy the file again");
    }
    String label = line.substring(start.length(), end);
    if (label.length() > LIMIT || !label.chars().allMatch(Label::isPlain)) {
      throw new PemException(at, "the words in this line are damaged; copy the file again");
    }
    return label;
  }

  /** The start of a line that cannot be a secret: dashes and capitals only. */
  static String shown(String line) {
    int length = 0;
    while (length < Math.min(line.length(), LIMIT) && isShown(line.charAt(length))) {
      length++;
    }
    return line.substring(0, length).strip();
  }

  private static boolean isShown(int c) {
    return c == '-' || isPlain(c);
  }

  private static boolean isPlain(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '#';
  }
}
