package dev.portcullis.conformance.scenario;

import dev.portcullis.conformance.jvm.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Policies that cannot be used, and what the refusal must say. */
public enum BrokenPolicy {
  MISSING("/nowhere/policy.toml does not exist") {
    @Override
    public String location() {
      return "/nowhere/policy.toml";
    }
  },
  /** Root may read every file, so the test of "unreadable" is a directory. */
  DIRECTORY("directory") {
    @Override
    public String location() {
      try {
        return Files.createTempDirectory("portcullis-policy").toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  NOT_TEXT("not UTF-8") {
    @Override
    public String location() {
      try {
        Path file = Files.createTempFile("portcullis-policy", ".toml");
        file.toFile().deleteOnExit();
        return Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}).toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  EMPTY("", ":1:1: ", "format"),
  BROKEN("format = 1\nid = \"unfinished\nextends = \"modern@2026-11\"\n", ":2:"),
  UNKNOWN_KEY(
      "format = 1\nid = \"x\"\nextends = \"modern@2026-11\"\nprotocol.allow = [\"TLSv1.3\"]\n",
      ":4:1: ",
      "protocol"),
  WRONG_TYPE(
      "format = 1\nid = \"x\"\nextends = \"modern@2026-11\"\nprotocols.allow = 13\n", ":4:", "13"),
  UNKNOWN_PROFILE("format = 1\nid = \"x\"\nextends = \"moderm@2026-11\"\n", ":3:", "moderm"),
  /** A child may not widen its parent. */
  WIDENED(
      "format = 1\nid = \"x\"\nextends = \"modern@2026-11\"\nprotocols.allow = [\"TLSv1.2\"]\n",
      ":4:",
      "TLSv1.2");

  private final String text;
  private final List<String> reasons;

  BrokenPolicy(String textOrReason, String... reasons) {
    this.text = textOrReason;
    this.reasons = reasons.length == 0 ? List.of(textOrReason) : List.of(reasons);
  }

  /** What the property or the provider's argument names. */
  public String location() {
    return Launch.write("policy", ".toml", text).toString();
  }

  public List<String> reasons() {
    return reasons;
  }
}
