package dev.portcullis.conformance.jvm;

import java.nio.file.Path;

/**
 * A Java installation that the tests can start. Immutable.
 *
 * @param feature the feature release, {@code 25} for 25.0.3
 * @param version the full version as its {@code release} file states it
 * @param home its real path: no symbolic link, no second name
 */
public record Jdk(int feature, String version, Path home) {

  /** The launcher of this installation. */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  /** The short form names a row of a parameterised test. */
  @Override
  public String toString() {
    return "Java " + version;
  }
}
