package dev.portcullis.provider.credentials;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the password of a private key comes from. Asked only if the key is encrypted. */
public interface Password {
  /**
   * The characters, which the caller wipes; null if no password was given.
   *
   * @throws IOException if it cannot be read; the message names the file
   */
  char @Nullable [] characters() throws IOException;

  /** How to give a password, for the message of a key that needs one. */
  String remedy();
}
