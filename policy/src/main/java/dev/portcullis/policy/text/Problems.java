package dev.portcullis.policy.text;

import dev.portcullis.policy.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the problems of one text. A problem found for both roles is told once. */
final class Problems {
  private record Finding(Place place, String message) {}

  private final String source;
  private final Map<Finding, Set<Role>> findings = new LinkedHashMap<>();

  Problems(String source) {
    this.source = source;
  }

  /** A problem of the text, whatever the role. */
  void add(Place place, String message) {
    findings.put(new Finding(place, message), EnumSet.allOf(Role.class));
  }

  /** A problem of one role's rules. */
  void add(Place place, String message, Role role) {
    findings
        .computeIfAbsent(new Finding(place, message), key -> EnumSet.noneOf(Role.class))
        .add(role);
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  void throwIfAny() throws PolicySyntaxException {
    if (!findings.isEmpty()) {
      throw new PolicySyntaxException(sorted());
    }
  }

  private List<Problem> sorted() {
    List<Problem> problems = new ArrayList<>();
    findings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Finding::place)))
        .forEach(entry -> problems.add(problem(entry.getKey(), entry.getValue())));
    return problems;
  }

  private Problem problem(Finding finding, Set<Role> roles) {
    String suffix = roles.size() == 1 ? " (" + roles.iterator().next().word() + ")" : "";
    Place place = finding.place();
    return new Problem(source, place.line(), place.column(), finding.message() + suffix);
  }
}
