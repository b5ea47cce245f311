package dev.portcullis.provider.fuzz;

import dev.portcullis.provider.credentials.AnchorFiles;
import dev.portcullis.provider.credentials.PemException;
import dev.portcullis.provider.credentials.Purpose;

/** A PEM text is certificates, or fails with the one exception. */
public final class PemTarget {
  private PemTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (Purpose purpose : Purpose.values()) {
      try {
        AnchorFiles.ofText("fuzz", input, purpose);
      } catch (PemException e) {
        continue;
      }
    }
  }
}
