package dev.portcullis.provider.fuzz;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.nio.charset.StandardCharsets;

/** A policy text is a policy, whose canonical form reads back, or has problems; nothing else. */
public final class PolicyTarget {
  private PolicyTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    PolicyDocument document;
    try {
      document = Profiles.read(new String(input, StandardCharsets.UTF_8), "fuzz");
    } catch (PolicySyntaxException e) {
      return;
    }
    try {
      PolicyDocument again = Profiles.read(document.canonicalText(), "canonical");
      if (!again.policy().equals(document.policy())) {
        throw new IllegalStateException("the canonical form is another policy");
      }
    } catch (PolicySyntaxException e) {
      throw new IllegalStateException("the canonical form is no policy", e);
    }
  }
}
