package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The effective form of each profile is checked in and compared byte by byte.
 *
 * <p>A difference in a released profile is a mistake: make a profile with a new date. For a new
 * profile, read {@code target/snapshots/NAME.toml} line by line, copy it to {@code
 * src/test/resources/dev/portcullis/policy/profile}, add its digest below and a line to
 * docs/policy-history.md.
 */
class ProfileSnapshotsTest {
  static Stream<String> dated() {
    return Profiles.names().stream().filter(name -> name.contains("@"));
  }

  @ParameterizedTest
  @MethodSource("dated")
  void profile_inEffect_isTheCheckedInSnapshot(String name) throws IOException {
    String actual = Profiles.named(name).canonicalText();
    Path copy = Path.of("target", "snapshots", name + ".toml");
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, actual);

    assertEquals(snapshot(name), actual, () -> "review " + copy + "; see the class comment");
  }

  @ParameterizedTest
  @CsvSource({
    "modern@2026-11, 8ade67d1544e32cdffeb493f0fa40d795f16951a0d357b60eeb09cde87d45339",
    "intermediate@2026-11, e03e24e27172a7b97fb150dd11499410e3b7df5bd10b41a4741d2c5ec47c4184",
    "legacy@2026-11, ae2880d68a305a78aab7d7340b9bcc11c49553867a84e34fbafa3db09124d0e2",
    "compatible@2026-11, fd05fb05630726d5a5093ed1231f08f1311f90d8583e48963507eb5ab3c9afdc"
  })
  void profile_onceReleased_keepsItsDigest(String name, String digest) {
    assertEquals(digest, Profiles.named(name).digest());
  }

  private static String snapshot(String name) throws IOException {
    try (InputStream text = ProfileSnapshotsTest.class.getResourceAsStream(name + ".toml")) {
      return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
