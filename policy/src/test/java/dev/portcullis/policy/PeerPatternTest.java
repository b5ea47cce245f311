package dev.portcullis.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which peers a pattern means, and which of several counts. */
class PeerPatternTest {
  /** All that mean the peer or might, the most specific first. */
  private static final List<String> NAMES =
      List.of(
          "a.b.example:443",
          "a.b.example",
          "*.b.example:443",
          "*.b.example",
          "**.b.example:443",
          "**.b.example",
          "**.example:443",
          "**.example",
          "*:443",
          "*");

  private static final List<String> ADDRESSES =
      List.of("10.1.2.3:443", "10.1.2.3", "10.1.2.0/24", "10.1.0.0/16:443", "10.1.0.0/16", "*");

  private static PeerIndex<String> index(List<String> patterns) {
    PeerIndex<String> index = new PeerIndex<>();
    patterns.forEach(text -> index.add(PeerPattern.parse(text), text));
    return index;
  }

  private static List<String> shuffled(List<String> patterns, int seed) {
    List<String> copy = new ArrayList<>(patterns);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  @Test
  void patterns_inAnyOrder_sortTheMostSpecificFirst() {
    for (List<String> expected : List.of(NAMES, ADDRESSES)) {
      for (int seed = 0; seed < 50; seed++) {
        List<String> sorted =
            shuffled(expected, seed).stream()
                .map(PeerPattern::parse)
                .sorted()
                .map(PeerPattern::toString)
                .collect(Collectors.toList());
        assertEquals(expected, sorted, "seed " + seed);
      }
    }
  }

  @Test
  void index_whenTheMostSpecificIsTakenAway_findsTheNext() {
    for (int first = 0; first < NAMES.size(); first++) {
      PeerIndex<String> left = index(shuffled(NAMES.subList(first, NAMES.size()), first));
      assertEquals(Optional.of(NAMES.get(first)), left.first(Peer.named("a.b.example", 443)));
    }
    for (int first = 0; first < ADDRESSES.size(); first++) {
      PeerIndex<String> left = index(shuffled(ADDRESSES.subList(first, ADDRESSES.size()), first));
      Peer peer = Peer.at(new byte[] {10, 1, 2, 3}, 443);
      assertEquals(Optional.of(ADDRESSES.get(first)), left.first(peer));
      assertEquals(ADDRESSES.subList(first, ADDRESSES.size()), left.all(peer));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "h.example, h.example, 1, true",
    "h.example, a.h.example, 1, false",
    "*.h.example, h.example, 1, false",
    "*.h.example, a.h.example, 1, true",
    "*.h.example, b.a.h.example, 1, false",
    "*.h.example, ah.example, 1, false",
    "**.h.example, h.example, 1, true",
    "**.h.example, b.a.h.example, 1, true",
    "**.h.example, bh.example, 1, false",
    "h.example:443, h.example, 443, true",
    "h.example:443, h.example, 444, false",
    "h.example:443, h.example, 0, false",
    "*, h.example, 1, true"
  })
  void pattern_heldAgainstAName_matchesOrNot(
      String pattern, String name, int port, boolean expected) {
    assertEquals(expected, index(List.of(pattern)).first(Peer.named(name, port)).isPresent());
  }

  @Test
  void address_heldAgainstBlocks_matchesByBits() {
    byte[] six = new byte[16];
    six[0] = 0x20;
    six[1] = 0x01;
    assertEquals(
        List.of("2001::", "2001::/16"),
        index(List.of("2001::/16", "2001::", "10.0.0.0/8", "2002::/16")).all(Peer.at(six, 0)));
    assertEquals(
        Optional.empty(), index(List.of("10.0.0.0/8")).first(Peer.at(new byte[] {11, 0, 0, 1}, 0)));
  }

  @Test
  void nobody_heldAgainstPatterns_isMeantByTheStarAlone() {
    assertEquals(List.of("*"), index(NAMES).all(Peer.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "H.Example., h.example",
    "[2001:db8::1]:443, [2001:db8:0:0:0:0:0:1]:443",
    "2001:DB8:0::1, 2001:db8:0:0:0:0:0:1",
    "10.0.0.0/8:443, 10.0.0.0/8:443"
  })
  void pattern_spelledOtherwise_hasOneSpelling(String written, String expected) {
    assertEquals(expected, PeerPattern.parse(written).toString());
    assertEquals(PeerPattern.parse(expected), PeerPattern.parse(written));
  }

  @ParameterizedTest
  @CsvSource({
    "a*.example",
    "*.*.example",
    "*.",
    "**",
    "h.example:0",
    "h.example:65536",
    "h.example:",
    "1.2.3",
    "10.0.0.1/8",
    "10.0.0.0/33",
    "[h.example]:443",
    "münchen.example",
    "-h.example",
    "h..example",
    "'a b'"
  })
  void text_thatIsNoPattern_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PeerPattern.parse(text));
  }
}
