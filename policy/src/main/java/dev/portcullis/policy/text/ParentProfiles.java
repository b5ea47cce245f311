package dev.portcullis.policy.text;

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
        public Set<String> names() {
          return Set.of();
        }
      };

  /** The profile with this dated name or alias. */
  Optional<PolicyDocument> named(String name);

  /** Every name that {@link #named} knows, for suggestions. */
  Set<String> names();
}
