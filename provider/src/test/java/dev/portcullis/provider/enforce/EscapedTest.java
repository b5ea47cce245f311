package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of a peer in a log: readable where it is harmless, numbers where it is not. */
class EscapedTest {

  static Stream<Arguments> textsOfPeers() {
    return Stream.of(
        Arguments.of("a\r\nWARNING forged", "a\\x0d\\x0aWARNING forged"),
        Arguments.of("a\nb", "a\\x0ab"),
        Arguments.of("\033[2J\033[31m", "\\x1b[2J\\x1b[31m"),
        Arguments.of("a\0b", "a\\x00b"),
        Arguments.of("a\177b\205c", "a\\x7fb\\x85c"),
        Arguments.of("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        Arguments.of("user\u202egnp.exe", "user\\u202egnp.exe"),
        Arguments.of("\ud83d\ude00", "\\ud83d\\ude00"),
        Arguments.of("caf\u00e9", "caf\\xe9"),
        Arguments.of("say \"hi\" \\n", "say \\x22hi\\x22 \\x5cn"),
        Arguments.of("CN=example.com, O=Ltd", "CN=example.com, O=Ltd"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("textsOfPeers")
  void text_ofAPeer_isOneReadableLine(String text, String escaped) {
    assertEquals(escaped, Escaped.text(text));
  }

  @Test
  void text_nothing_staysNothing() {
    assertEquals("", Escaped.text(""));
  }

  @Test
  void text_asLongAsTheLimit_isWhole() {
    assertEquals("x".repeat(Escaped.LIMIT), Escaped.text("x".repeat(Escaped.LIMIT)));
  }

  @Test
  void text_longerThanTheLimit_isCut() {
    assertEquals(
        "x".repeat(Escaped.LIMIT) + "...", Escaped.text("x".repeat(Escaped.LIMIT) + "tail"));
  }

  @Property
  void text_anything_isPrintableAsciiOfBoundedLength(@ForAll String text) {
    String escaped = Escaped.text(text);
    assertEquals("", escaped.replaceAll("[ -~]", ""));
    assertTrue(escaped.length() <= 6 * Escaped.LIMIT + 3);
  }

  @Property
  void text_twoTexts_differWhenEscapedToo(@ForAll String one, @ForAll String two) {
    boolean neitherIsCut = one.length() <= Escaped.LIMIT && two.length() <= Escaped.LIMIT;
    assertTrue(!neitherIsCut || one.equals(two) == Escaped.text(one).equals(Escaped.text(two)));
  }

  @Property
  void line_anything_isPrintableAscii(@ForAll String sentence) {
    assertEquals("", Escaped.line(sentence).replaceAll("[ -~]", ""));
  }

  @Test
  void line_longSentence_isWhole() {
    assertEquals("x".repeat(5000) + "\\x0a", Escaped.line("x".repeat(5000) + "\n"));
  }
}
