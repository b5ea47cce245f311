package dev.portcullis.provider.credentials;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not what it is needed for. The message names the file, the line if there is one,
 * what was found and the mend; never a secret.
 */
public final class PemException extends IOException {
  private static final long serialVersionUID = 1L;

  PemException(String where, String message) {
    super(where + ": " + message);
  }

  PemException(String where, String message, @Nullable Throwable cause) {
    super(where + ": " + message, cause);
  }
}
