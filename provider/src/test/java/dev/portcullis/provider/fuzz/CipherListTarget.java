package dev.portcullis.provider.fuzz;

import dev.portcullis.policy.openssl.CipherList;
import dev.portcullis.policy.openssl.CipherListException;
import dev.portcullis.policy.text.OpenSslLists;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/** A cipher list has suites, each once, or problems. */
public final class CipherListTarget {
  private CipherListTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      CipherList list = CipherList.parse(new String(input, StandardCharsets.UTF_8));
      if (new HashSet<>(list.suites()).size() != list.suites().size()) {
        throw new IllegalStateException("a suite stands twice in the list");
      }
    } catch (CipherListException e) {
      if (OpenSslLists.messages(e).isEmpty()) {
        throw new IllegalStateException("refused without a reason", e);
      }
    }
  }
}
