package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that extend files. */
class FileExtendsTest {
  @TempDir Path directory;

  private Path file(String name, String parent, String lines) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    String id = name.replaceAll("[^a-z0-9]", "-");
    return Files.writeString(
        file, "format = 1\nid = \"" + id + "\"\nextends = \"" + parent + "\"\n" + lines);
  }

  private String problems(Path file) {
    String message =
        assertThrows(PolicySyntaxException.class, () -> Profiles.load(file)).getMessage();
    return message.replace(directory.toString(), "DIR");
  }

  @Test
  void file_thatExtendsAFile_hasTheRulesOfBoth() throws Exception {
    file("base.toml", "intermediate@2026-11", "[keys]\nrsa-min = 3072\n");
    PolicyDocument child =
        Profiles.load(file("child.toml", "base.toml", "[session]\nmax-age-seconds = 60\n"));

    assertEquals(3072, child.policy().rules(Role.CLIENT).keys().rsaMinBits());
    assertEquals(60, child.policy().rules(Role.SERVER).session().maxAgeSeconds());
    assertEquals(3, child.sources().size());
  }

  @Test
  void file_thatLoosensAFile_isRefused() throws Exception {
    file("base.toml", "intermediate@2026-11", "[keys]\nrsa-min = 3072\n");
    String problems = problems(file("child.toml", "base.toml", "[keys]\nrsa-min = 2048\n"));

    assertTrue(
        problems.startsWith(
            "DIR/child.toml:5:1: keys.rsa-min: 2048 is looser than the 3072 of base-toml"),
        problems);
  }

  @Test
  void files_thatExtendEachOther_areRefused() throws Exception {
    Path first = file("a.toml", "b.toml", "");
    file("b.toml", "a.toml", "");

    assertEquals(
        "DIR/a.toml:3:1: extends: 'b.toml' must be mended first\n"
            + "DIR/b.toml:3:1: extends: policy files extend each other in a circle: DIR/a.toml,"
            + " DIR/b.toml, DIR/a.toml",
        problems(first));
  }

  @Test
  void files_thatExtendEachOtherByALink_areRefused() throws Exception {
    Path first = file("a.toml", "link.toml", "");
    Files.createSymbolicLink(directory.resolve("link.toml"), first);

    assertTrue(problems(first).contains("extend each other in a circle"));
  }

  @Test
  void file_thatExtendsNoFile_isRefused() throws Exception {
    assertEquals(
        "DIR/a.toml:3:1: extends: policy file DIR/b.toml does not exist; create it or correct the"
            + " path",
        problems(file("a.toml", "b.toml", "")));
  }

  @Test
  void files_overEightDeep_areRefused() throws Exception {
    for (int i = 2; i <= 9; i++) {
      file("p" + i + ".toml", "p" + (i + 1) + ".toml", "");
    }
    file("p9.toml", "intermediate@2026-11", "");

    assertEquals(9, Profiles.load(directory.resolve("p2.toml")).sources().size());
    assertTrue(problems(file("p1.toml", "p2.toml", "")).contains("more than 8 policy files"));
  }

  @Test
  void text_thatIsNoFile_extendsNoFile() {
    String text = "format = 1\nid = \"x\"\nextends = \"b.toml\"\n";

    PolicySyntaxException refused =
        assertThrows(PolicySyntaxException.class, () -> Profiles.read(text, "text"));
    assertEquals(
        "text:3:1: extends: a text that is no file extends no file; name a profile",
        refused.getMessage());
  }

  @Test
  void pathsOfAnExtendedFile_standBesideIt() throws Exception {
    String lines =
        "[trust]\nanchors = [\"platform\", \"ca.pem\", \"/etc/ca\"]\n"
            + "[server.identity]\ncertificate-chain = \"../own.pem\"\n";
    file("shared/base.toml", "modern@2026-11", lines);
    file("team/mid.toml", "../shared/base.toml", "");
    PolicyDocument child = Profiles.load(file("app/child.toml", "../team/mid.toml", ""));

    assertEquals(
        List.of("platform", "../shared/ca.pem", "/etc/ca"),
        child.policy().credentials(Role.CLIENT).anchors());
    assertEquals(
        Optional.of("../own.pem"), child.policy().credentials(Role.SERVER).certificateChain());
  }

  @Test
  void pathsOfAFile_thatExtendsAProfile_stayAsWritten() throws Exception {
    PolicyDocument own =
        Profiles.load(file("a.toml", "modern@2026-11", "[trust]\nanchors = \"ca.pem\"\n"));

    assertEquals(List.of("ca.pem"), own.policy().credentials(Role.CLIENT).anchors());
  }

  @Test
  void lists_editedInTwoSteps_areThoseOfBoth() throws Exception {
    file("base.toml", "intermediate@2026-11", "[groups]\nallow = [\"-secp384r1\"]\n");
    PolicyDocument child =
        Profiles.load(file("child.toml", "base.toml", "[groups]\nallow = [\"+x25519\"]\n"));
    List<String> names =
        child.policy().rules(Role.CLIENT).groups().allow().stream()
            .map(group -> group.ianaName())
            .toList();

    assertEquals("x25519", names.get(0));
    assertTrue(!names.contains("secp384r1"), names.toString());
  }
}
