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
    "modern@2026-11, 5cf27bbece7bb67f9de5158fe052b15f77e6b2934ceceb6925c6169c39cde3f7",
    "intermediate@2026-11, 685d2a36afe8e8209d84e75560759e195e4363bf35eadbc06e23e74431668924",
    "legacy@2026-11, 63d0dd3ab51f6d3a7f73c02012f91ce0dc65d2533e44f939b5120e92b2428731",
    "compatible@2026-11, 9964de34ad33387312ce71cc82cc8c9d8044b7f895d3a796c2188da3af09f7ee"
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
