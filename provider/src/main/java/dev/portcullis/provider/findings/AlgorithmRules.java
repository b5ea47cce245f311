package dev.portcullis.provider.findings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the JDK's lists of disabled algorithms with those its own file ships. Pure. */
public final class AlgorithmRules {
  /** The security properties that are compared. */
  public static final List<String> PROPERTIES =
      List.of(
          "jdk.tls.disabledAlgorithms",
          "jdk.certpath.disabledAlgorithms",
          "jdk.tls.legacyAlgorithms");

  private AlgorithmRules() {}

  /**
   * What a list lacks, and what it may have meant instead.
   *
   * @param shipped the value in the JDK's own {@code java.security}
   * @param inForce the value of the running JVM
   */
  public static Optional<Finding> finding(String property, String shipped, String inForce) {
    Set<String> lost = entries(shipped);
    Set<String> added = entries(inForce);
    Set<String> before = Set.copyOf(lost);
    lost.removeAll(added);
    added.removeAll(before);
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "weakened-algorithms",
            property
                + " lacks what this JDK ships: "
                + String.join(", ", lost)
                + misspelt(lost, added),
            "add to the JDK's value, do not replace it"));
  }

  private static Set<String> entries(String value) {
    return Stream.of(value.split(","))
        .map(entry -> entry.strip().replaceAll("\\s+", " "))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String misspelt(Set<String> lost, Set<String> added) {
    List<String> pairs = new ArrayList<>();
    for (String entry : added) {
      lost.stream()
          .filter(meant -> isNear(entry, meant))
          .findFirst()
          .ifPresent(meant -> pairs.add("'" + entry + "' may be meant for '" + meant + "'"));
    }
    return pairs.isEmpty() ? "" : " (" + String.join(", ", pairs) + ")";
  }

  /** One letter more, less or other, or another case. */
  private static boolean isNear(String a, String b) {
    int head = 0;
    while (head < Math.min(a.length(), b.length()) && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    String restA = a.substring(head);
    String restB = b.substring(head);
    return a.equalsIgnoreCase(b)
        || tail(restA).equals(tail(restB))
        || tail(restA).equals(restB)
        || restA.equals(tail(restB));
  }

  private static String tail(String text) {
    return text.isEmpty() ? text : text.substring(1);
  }
}
