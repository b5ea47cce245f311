package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What was written for a connection that is refused is taken back. */
class WrittenTest {
  @Test
  void wipe_overwritesWhatWasWrittenSince_andNothingElse() {
    ByteBuffer first = ByteBuffer.wrap(new byte[] {9, 9, 9, 9});
    ByteBuffer second = ByteBuffer.allocateDirect(2);
    first.position(1);
    Written written = new Written(first, null, second);
    first.put((byte) 1).put((byte) 2);
    second.put((byte) 3);
    written.wipe();
    assertArrayEquals(new byte[] {9, 0, 0, 9}, first.array());
    assertEquals(1, first.position());
    assertEquals(0, second.position());
    assertEquals(0, second.get(0));
  }
}
