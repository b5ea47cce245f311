package dev.portcullis.provider.credentials;

import java.nio.file.Path;
import java.util.List;

/**
 * What a policy's PEM files hold.
 *
 * @param client for connections that this side opens
 * @param server for those that it accepts
 * @param files every file and directory that was read, absolute: what a change of has to be noticed
 */
public record Credentials(RoleCredentials client, RoleCredentials server, List<Path> files) {
  /** No files. */
  public static final Credentials NONE =
      new Credentials(RoleCredentials.NONE, RoleCredentials.NONE, List.of());

  public Credentials {
    files = List.copyOf(files);
  }
}
