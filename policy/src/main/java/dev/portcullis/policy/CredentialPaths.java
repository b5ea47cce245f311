package dev.portcullis.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The PEM files of one role: whom it trusts, and who it is. Paths as written; a relative one starts
 * at the directory of the policy file. Reading them is not done here. Immutable.
 *
 * @param anchors trust anchors: bundles, directories of them, and {@link #PLATFORM}; empty if the
 *     policy does not say, which means the platform's
 * @param certificateChain the own certificate and those above it; empty if the policy does not say
 * @param privateKey the own private key; empty if it stands in the file of the chain
 * @param privateKeyPasswordFile a file whose first line is the password of the private key
 */
public record CredentialPaths(
    List<String> anchors,
    Optional<String> certificateChain,
    Optional<String> privateKey,
    Optional<String> privateKeyPasswordFile) {

  /** The word for the trust anchors of the platform. */
  public static final String PLATFORM = "platform";

  /** What a path must be, for messages. */
  public static final String RULE =
      "a path of 1 to 4096 characters without quotes, backslashes and control characters (/ works"
          + " on every system)";

  /** No files at all. */
  public static final CredentialPaths NONE =
      new CredentialPaths(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int MAX_LENGTH = 4096;

  /** Copies the anchors; refuses what cannot be a path, duplicates, and a key without a chain. */
  public CredentialPaths {
    anchors = Distinct.copyOf(anchors);
    for (String anchor : anchors) {
      check(anchor);
    }
    check(certificateChain);
    check(privateKey);
    check(privateKeyPasswordFile);
    if (certificateChain.isEmpty()
        && (privateKey.isPresent() || privateKeyPasswordFile.isPresent())) {
      throw new IllegalArgumentException(
          "identity.private-key needs identity.certificate-chain; name the certificate's file");
    }
  }

  /**
   * The same files, named from where another file is: what a policy says that is extended stands
   * beside that policy.
   *
   * @param extended the policy that says these paths, named from the other; empty if it is no file
   * @throws IllegalArgumentException if a path becomes too long
   */
  public CredentialPaths from(String extended) {
    return isEmpty() || extended.isEmpty()
        ? this
        : new CredentialPaths(
            anchors.stream().map(path -> beside(extended, path)).distinct().toList(),
            certificateChain.map(path -> beside(extended, path)),
            privateKey.map(path -> beside(extended, path)),
            privateKeyPasswordFile.map(path -> beside(extended, path)));
  }

  private static String beside(String file, String path) {
    return path.equals(PLATFORM)
        ? path
        : Path.of(file).resolveSibling(path).normalize().toString().replace('\\', '/');
  }

  /** Whether no file is named. */
  public boolean isEmpty() {
    // Not by the record's equals, which the JVM puts together when it is first called.
    return anchors.isEmpty()
        && certificateChain.isEmpty()
        && privateKey.isEmpty()
        && privateKeyPasswordFile.isEmpty();
  }

  /** Whether a text keeps to {@link #RULE}. */
  public static boolean isPath(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\');
  }

  private static void check(Optional<String> path) {
    if (path.isPresent()) {
      check(path.get());
    }
  }

  private static void check(String path) {
    if (!isPath(path)) {
      throw new IllegalArgumentException("a path must be " + RULE);
    }
  }
}
