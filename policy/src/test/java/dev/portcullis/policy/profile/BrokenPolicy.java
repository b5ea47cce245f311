package dev.portcullis.policy.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A case of {@code broken-policies.txt}: after {@code ==== name} the policy text, after {@code
 * ----} the whole message.
 */
record BrokenPolicy(String name, String text, String message) {
  static List<BrokenPolicy> all() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(BrokenPolicy.class.getResourceAsStream("broken-policies.txt"))) {
      String cases = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(cases.split("(?m)^==== ")).skip(1).map(BrokenPolicy::parse).toList();
    }
  }

  private static BrokenPolicy parse(String section) {
    int name = section.indexOf('\n');
    int rule = section.indexOf("----\n");
    return new BrokenPolicy(
        section.substring(0, name),
        section.substring(name + 1, rule),
        section.substring(rule + "----\n".length()).strip());
  }

  @Override
  public String toString() {
    return name;
  }
}
