package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are not of the canonical form are refused, not guessed at. */
class CanonicalReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id = x                       | 1:1: 'id = x' is no line of the canonical form",
        "id = 'x'                     | 1:1: 'id = 'x'' is no line of the canonical form",
        "id = \"a\\\\b\"              | 1:1: 'id = \"a\\\\b\"' is no line of the canonical form",
        "format = 01                  | 1:1: 'format = 01' is no line of the canonical form",
        "format = -1                  | 1:1: 'format = -1' is no line of the canonical form",
        "format = 12345678901         | 1:1: 'format = 12345678901' is no line of the canonical form",
        "format = 1 # one             | 1:1: 'format = 1 # one' is no line of the canonical form",
        "a = [\"x\"]                  | 1:1: 'a = [\"x\"]' is no line of the canonical form",
        "[[host]]                     | 1:1: '[[host]]' is no line of the canonical form",
        "a = 1~a = 2                  | 2:1: a is said twice; remove one",
        "[t]~a = 1~[t]~b = 2          | 3:1: [t] is said twice; remove one",
        "a = [~  \"x\",               | 1:1: the list is not closed; end it with ]",
        "a = [~\"x\",~]               | 2:1: '\"x\",' is no name in a list;3:1: ']' is no line of"
            + " the canonical form"
      })
  void line_ofAnotherShape_isAProblem(String text, String problems) {
    Problems found = new Problems("p");

    CanonicalSettings.read(text.replace('~', '\n'), found);

    assertEquals(problems, told(found));
  }

  @Test
  void linesOfTheForm_read_areSettingsWithTheirPlaces() {
    Problems found = new Problems("p");
    String text = "# comment\n\nformat = 1\n[client.groups]\nallow = [\n  \"x25519\",\n]\n";

    List<Setting> settings = CanonicalSettings.read(text, found);

    Value.Item item = new Value.Item(new Value.Text("x25519"), new Place(6, 3));
    assertTrue(found.isEmpty());
    assertEquals(
        List.of(
            new Setting("format", new Value.Number(1), new Place(3, 1)),
            new Setting("client.groups.allow", new Value.Items(List.of(item)), new Place(5, 1))),
        settings);
  }

  @Test
  void sameText_readAsToml_givesTheSameSettings() {
    String text = "# comment\n\nformat = 1\n[client.groups]\nallow = [\n  \"x25519\",\n]\n";

    assertEquals(
        CanonicalSettings.read(text, new Problems("p")),
        new ArrayList<>(TomlSettings.read(text, new Problems("p"))));
  }

  private static String told(Problems found) {
    try {
      found.throwIfAny();
      return "";
    } catch (PolicySyntaxException e) {
      return String.join(";", e.getMessage().replace("p:", "").split("\n"));
    }
  }
}
