package dev.portcullis.provider.config;

import dev.portcullis.policy.text.PolicyDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tries the PEM files of a policy, without anything being put in force. Stateless. */
public final class CredentialCheck {
  private CredentialCheck() {}

  /**
   * What is wrong with the files, each with the line of the policy that names it in front; empty if
   * all can be used.
   *
   * @param directory where relative paths start
   */
  public static List<String> problems(PolicyDocument document, Path directory) {
    try {
      CredentialLoader.load(document, directory);
      return List.of();
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).lines().toList();
    }
  }
}
