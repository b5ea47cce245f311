package dev.portcullis.provider.credentials;

import java.util.Optional;

/**
 * Whom one role trusts and who it is, as far as that was said.
 *
 * @param anchors empty for the platform's
 * @param identity empty if there is none
 */
public record RoleCredentials(Optional<TrustAnchors> anchors, Optional<Identity> identity) {
  /** Nothing was said. */
  public static final RoleCredentials NONE =
      new RoleCredentials(Optional.empty(), Optional.empty());
}
