package dev.portcullis.provider.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever arrives, a reader ends, and fails with one type of exception alone. */
class RecordReaderPropertiesTest {

  private static final List<byte[]> GOOD =
      List.of(
          HelloFixtures.RICH_CLIENT,
          HelloFixtures.SSL2_ONLY,
          HelloFixtures.SSL2_FORMAT_TLS,
          HelloFixtures.SSL3_CLIENT,
          HelloFixtures.RETRY_REQUEST,
          HelloFixtures.TLS13_SERVER,
          HelloFixtures.tls12ServerFlight(),
          WireBytes.join(
              HelloFixtures.RICH_CLIENT,
              HelloFixtures.CHANGE_CIPHER_SPEC,
              HelloFixtures.RICH_CLIENT));

  @Property(tries = 2000)
  void bytes_arbitrary_endInMessagesOrTheOneException(@ForAll Sender sender, @ForAll byte[] bytes) {
    outcome(sender, bytes, Integer.MAX_VALUE);
  }

  @Property(tries = 5000)
  void bytes_damagedHello_endInMessagesOrTheOneException(
      @ForAll Sender sender, @ForAll("damaged") byte[] bytes) {
    outcome(sender, bytes, Integer.MAX_VALUE);
  }

  @Property(tries = 2000)
  void bytes_inPieces_endLikeTheWhole(
      @ForAll Sender sender,
      @ForAll("damaged") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 40) int size) {
    assertEquals(outcome(sender, bytes, Integer.MAX_VALUE), outcome(sender, bytes, size));
  }

  @Property(tries = 500)
  void message_endless_staysWithinItsLimit(@ForAll byte[] start) {
    byte[] zeros = WireBytes.record(22, 0x0303, new byte[1 << 14]);
    RecordReader reader = new RecordReader(Sender.SERVER);
    reader.feed(start, 0, start.length);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 20; i++) {
            reader.feed(zeros, 0, zeros.length);
          }
        });
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<byte[]> hello = Arbitraries.of(GOOD);
    Arbitrary<List<Integer>> places =
        Arbitraries.integers().between(0, 1 << 20).list().ofMaxSize(4);
    Arbitrary<Byte> values =
        Arbitraries.oneOf(
            Arbitraries.of((byte) 0, (byte) 1, (byte) 3, (byte) -1), Arbitraries.bytes());
    return Combinators.combine(hello, places, values.list().ofSize(4))
        .as(RecordReaderPropertiesTest::damage);
  }

  private static byte[] damage(byte[] hello, List<Integer> places, List<Byte> values) {
    byte[] bytes = hello.clone();
    for (int i = 0; i < places.size(); i++) {
      bytes[places.get(i) % bytes.length] = values.get(i);
    }
    return bytes;
  }

  /** Text of the messages, or of the one allowed failure; anything else fails the property. */
  private static String outcome(Sender sender, byte[] bytes, int size) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          try {
            int piece = Math.max(1, Math.min(size, bytes.length));
            return WireBytes.readInPieces(sender, bytes, piece).toString();
          } catch (MalformedHelloException malformed) {
            return malformed.getMessage();
          }
        });
  }
}
