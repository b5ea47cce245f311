package dev.portcullis.provider.fuzz;

import dev.portcullis.provider.wire.MalformedHelloException;
import dev.portcullis.provider.wire.RecordReader;
import dev.portcullis.provider.wire.Sender;

/** What a peer sends is read to its end, or fails with the one exception. */
public final class HelloTarget {
  private HelloTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (Sender sender : Sender.values()) {
      RecordReader reader = new RecordReader(sender);
      reader.feed(input, 0, input.length);
      try {
        while (reader.next() != null) {}
      } catch (MalformedHelloException e) {
        continue;
      }
    }
  }
}
