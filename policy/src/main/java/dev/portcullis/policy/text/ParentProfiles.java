package dev.portcullis.policy.text;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The policies that a text may extend, by name. */
public interface ParentProfiles {
  /** No text extends anything: for complete policies. */
  ParentProfiles NONE =
      new ParentProfiles() {
        @Override
        public Optional<PolicyDocument> named(String name) {
          return Optional.empty();
        }

        @Override
        public PolicyDocument file(String path) throws IOException {
          throw new IOException("a text that is no file extends no file; name a profile");
        }

        @Override
        public Set<String> names() {
          return Set.of();
        }
      };

  /** The profile with this dated name or alias. */
  Optional<PolicyDocument> named(String name);

  /**
   * The policy in a file.
   *
   * @param path relative to the text that extends it, or absolute
   * @throws IOException if there is no such file, or it cannot be read; the message says which
   * @throws PolicySyntaxException with the problems of that file
   */
  PolicyDocument file(String path) throws IOException, PolicySyntaxException;

  /** Every name that {@link #named} knows, for suggestions. */
  Set<String> names();
}
