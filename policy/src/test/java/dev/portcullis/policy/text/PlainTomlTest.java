package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain TOML is read as the library reads it; everything else is left to the library. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class PlainTomlTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "a = 1",
          "a = \"x\"",
          "b = \"\"",
          "c = \"ä # x\"",
          "n = 0",
          "n = 01",
          "n = -1",
          "d = 2026-11-25",
          "d = 2026-02-30",
          "d = 2026-11-25T00:00:00",
          "l = [\"x\", \"y\"]",
          "l = [ \"x\" , ]",
          "l = [\n  \"x\", # c\n\n  \"y\"\n]",
          "l = []",
          "l = [1]",
          "l = [\"x\" \"y\"]",
          "l = [,]",
          "[t]",
          "[t.u]",
          " [t.u.v] # c",
          "[h]",
          "[h.t]",
          "[[h]]",
          "[[h]] # c",
          "[[t]]",
          "[[h.t]]",
          "# c",
          "",
          "  ",
          "\t",
          "a = \"x\" # c",
          "a = 1 2",
          "t = 1",
          "a.b = 1",
          "a.c = \"x\"",
          "a.b.d = 1",
          "t.u = 1",
          "t.v.w = 1",
          "u.x = 1",
          "[t.v]",
          "[a]",
          "\"q\" = 1",
          "a = 'x'",
          "a = \"\"\"x\"\"\"",
          "a = \"\\u0041\"",
          "a=1",
          "a\t=\t1",
          "b = true",
          "b = 1.5",
          "b = 1_000",
          "[t ]",
          "[ t]",
          "a = \"\u0001\"",
          "# \u0007",
          "a = \"x",
          "= 1",
          "a =",
          "]",
          "x = {a = 1}");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(FRAGMENTS)
        .list()
        .ofMaxSize(7)
        .flatMap(lines -> Arbitraries.of("\n", "\r\n").map(end -> String.join(end, lines)));
  }

  @Property(tries = 2000)
  void anyText_readAsPlainToml_isWhatTheLibraryReads(@ForAll("texts") String text) {
    Optional<TextTables> plain = PlainToml.read(text).tables();

    if (plain.isPresent()) {
      Problems problems = new Problems("p");
      assertEquals(TomlSettings.read(text, problems), plain.get());
      assertTrue(problems.isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = x",
        "id = 'x'",
        "id = \"a\\nb\"",
        "format = 01",
        "format = -1",
        "format = 1234567890123456789",
        "a = [1]",
        "a . b = 1",
        "a.b = 1\n[a]",
        "a.b = 1\na.b.c = 1",
        "[a.b]\nc = 1\n[a]\nb.d = 1",
        "[a]\nb.c = 1\n[a.b]\nd = 1",
        "a = 1\na = 2",
        "[t]\na = 1\n[t]\nb = 2",
        "a = [\n  \"x\",",
        "a = [\"x\" \"y\"]",
        "d = 2026-02-30",
        "a = \"\"\"\"\"\"",
        "[h]\n[[h]]",
        "[[h]]\n[h]",
        "[t]\na = 1\n[t.a]"
      })
  void text_thatIsNotPlain_isLeftToTheLibrary(String text) {
    assertEquals(Optional.empty(), PlainToml.read(text).tables());
  }

  @ParameterizedTest
  @CsvSource({"'a = 1\nb = x\n', 2", "'a = 1\na = 1\n', 2", "'a = [\n  \"x\",\n', 3"})
  void text_thatIsNotPlain_isReadUpToALine(String text, int line) {
    assertEquals(line, PlainToml.read(text).stoppedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# comment\n\nformat = 1\n[client.groups]\nallow = [\n  \"x25519\",\n]\n",
        "[[host]]\nmatch = \"a\" # b\n[host.protocols]\nallow = [\"x\"]\n[[host]]\nmatch = \"b\"\n",
        "a.b = 1\na.c.d = 2\n[t]\na.b = 3\n[[host]]\na.b = 4\n[[host]]\na.b = 5\n",
        "[[exception]]\r\nhost = \"a\"\r\nexpires = 2027-03-31\r\n[t]\r\na = 1\r\n"
      })
  void text_thatIsPlain_isReadWithItsPlaces(String text) {
    assertEquals(
        Optional.of(TomlSettings.read(text, new Problems("p"))), PlainToml.read(text).tables());
  }
}
