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
    "modern@2026-11, e42fdb868f1f632d6b26680c6eef0b03019578b7f1c94fc637af84a551efc37a",
    "intermediate@2026-11, 2c088481463be93a274bf252e36d9c979bd627a80282100df97ef9217b312e9f",
    "legacy@2026-11, 3c9d0d0d6fb4c273c8f9c5812547a866622e461995983409a6f3e4e1759a0a5c",
    "compatible@2026-11, d7269406f946fd8da490ff2aec3b7de49a68d9d4c943aaa6e6b7f167ab01cec2"
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
