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
    "modern@2026-11, 918a0ea28f740d5883d673cb2edb43e61b92c853af7db8a01ce07d9fa8a34e6d",
    "intermediate@2026-11, b79d27ab043cfa442e181a4ec949900decebb5e88ff11b18fe3f8805e61fb733",
    "legacy@2026-11, 9c2e277f89647cbd125f137472cd7a42fbfb5b59aeb0b4fad6faa465ecbd5aa8",
    "compatible@2026-11, 702a02b4d419ced50e7a20d6f0acfe8be86050dd37da50c6adc0601298baff14"
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
