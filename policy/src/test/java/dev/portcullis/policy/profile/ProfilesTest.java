package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.ParentProfiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicyReader;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Finding policies by name and by file. */
class ProfilesTest {
  static Stream<String> dated() {
    return Profiles.names().stream().filter(name -> name.contains("@"));
  }

  @Test
  void names_listed_areTheDatedOnesThenTheAliases() {
    assertEquals(
        List.of(
            "modern@2026-11",
            "intermediate@2026-11",
            "legacy@2026-11",
            "compatible@2026-11",
            "modern",
            "intermediate",
            "legacy",
            "compatible"),
        List.copyOf(Profiles.names()));
  }

  @ParameterizedTest
  @CsvSource({
    "modern, modern@2026-11",
    "intermediate, intermediate@2026-11",
    "legacy, legacy@2026-11",
    "compatible, compatible@2026-11"
  })
  void alias_named_isTheDatedProfile(String alias, String dated) {
    assertSame(Profiles.named(dated), Profiles.named(alias));
  }

  @Test
  void unknownName_named_isRefusedWithAllNames() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Profiles.named("paranoid"));

    assertFalse(Profiles.isName("paranoid"));
    assertEquals(
        "'paranoid' is no profile; the profiles are modern@2026-11, intermediate@2026-11,"
            + " legacy@2026-11, compatible@2026-11, modern, intermediate, legacy, compatible",
        refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("dated")
  void profileResource_readAsToml_isThePolicyThatIsReadLineByLine(String name) throws Exception {
    String text = resource(name);

    PolicyDocument toml = PolicyReader.read(text, name, ParentProfiles.NONE);

    assertEquals(PolicyReader.readCanonical(text, name).policy(), toml.policy());
    assertEquals(
        PolicyReader.readCanonical(text, name).origin(Role.SERVER, "groups.key-shares"),
        toml.origin(Role.SERVER, "groups.key-shares"));
  }

  @Test
  void namedProfile_withoutTheTomlLibrary_isRead() throws Exception {
    URL classes = Profiles.class.getProtectionDomain().getCodeSource().getLocation();
    // Nothing but our own classes and the JDK: any other class would not be found.
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Class<?> profiles = alone.loadClass(Profiles.class.getName());
      Object document = profiles.getMethod("named", String.class).invoke(null, "intermediate");

      assertThrows(ClassNotFoundException.class, () -> alone.loadClass("org.tomlj.Toml"));
      assertEquals("intermediate@2026-11 (intermediate@2026-11)", document.toString());
    }
  }

  @Test
  void file_loaded_tellsWhereEachRuleWasWritten(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("policy.toml"),
            """
            format = 1
            id = "acme"
            extends = "intermediate"
            [keys]
            rsa-min = 3072
            [server.keys]
            rsa-min = 4096
            """);

    PolicyDocument policy = Profiles.load(file);

    assertEquals(file + ":5", policy.origin(Role.CLIENT, "keys.rsa-min"));
    assertEquals(file + ":7", policy.origin(Role.SERVER, "keys.rsa-min"));
    assertEquals(
        file + ":3, from intermediate@2026-11", policy.origin(Role.CLIENT, "groups.allow"));
    assertEquals(file + ":3, from intermediate@2026-11", policy.origin(Role.CLIENT, "delegate"));
    assertEquals(file + ":2", policy.origin(Role.CLIENT, "id"));
    assertEquals(file.toString(), policy.source());
  }

  @Test
  void origin_ofAKeyThatDoesNotExist_isRefused() {
    PolicyDocument profile = Profiles.named("modern");

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> profile.origin(Role.CLIENT, "keys.dsa-min"));

    assertEquals("the policy language has no key 'keys.dsa-min'", refusal.getMessage());
  }

  @Test
  void missingFile_loaded_isRefusedWithItsPath(@TempDir Path folder) {
    Path file = folder.resolve("none.toml");

    IOException refusal = assertThrows(IOException.class, () -> Profiles.load(file));

    assertEquals(
        "policy file " + file + " does not exist; create it or correct the path",
        refusal.getMessage());
  }

  @Test
  void directory_loaded_isRefusedWithItsPath(@TempDir Path folder) {
    IOException refusal = assertThrows(IOException.class, () -> Profiles.load(folder));

    assertEquals(
        "policy file " + folder + " is a directory; name a file in it", refusal.getMessage());
  }

  @Test
  void fileAboveTheLimit_loaded_isRefusedUnread(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("big.toml"), new byte[PolicyFile.LIMIT_BYTES + 1]);

    IOException refusal = assertThrows(IOException.class, () -> Profiles.load(file));

    assertEquals(
        "policy file " + file + " is larger than 16777216 bytes; is it a policy?",
        refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"format = 1\\nid = \"\u00fc\", 2, 7, 0xFC", "\u00e9, 1, 1, 0xE9"})
  void fileInLatin1_loaded_isRefusedWithTheFirstWrongByte(
      String text, int line, int column, String octet, @TempDir Path folder) throws IOException {
    byte[] latin1 = text.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("latin1.toml"), latin1);

    PolicySyntaxException refusal =
        assertThrows(PolicySyntaxException.class, () -> Profiles.load(file));

    assertEquals(
        "%s:%d:%d: byte %s is not UTF-8; save the file as UTF-8"
            .formatted(file, line, column, octet),
        refusal.getMessage());
  }

  @Test
  void fileThatEndsWithinACharacter_loaded_isRefused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("cut.toml"), new byte[] {'#', (byte) 0xC3});

    PolicySyntaxException refusal =
        assertThrows(PolicySyntaxException.class, () -> Profiles.load(file));

    assertEquals(
        file + ":1:2: byte 0xC3 is not UTF-8; save the file as UTF-8", refusal.getMessage());
  }

  @Test
  void fileWithAByteOrderMark_loaded_isRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bom.toml"), "\uFEFFformat = 1\n");

    PolicySyntaxException refusal =
        assertThrows(PolicySyntaxException.class, () -> Profiles.load(file));

    assertEquals(1, refusal.problems().get(0).line());
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = Profiles.class.getResourceAsStream(name + ".policy")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
