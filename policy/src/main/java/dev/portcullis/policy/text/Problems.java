package dev.portcullis.policy.text;

import dev.portcullis.policy.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Collects the problems of one text. A problem found for both roles is told once. */
final class Problems {
  private record Finding(Place place, String message) {}

  private final String source;
  private final Map<Finding, Set<Role>> findings = new LinkedHashMap<>();
  private final List<Problem> others = new ArrayList<>();

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

  /** Problems of another text that this one extends. */
  void addAll(List<Problem> ofAnother) {
    others.addAll(ofAnother);
  }

  boolean isEmpty() {
    return findings.isEmpty() && others.isEmpty();
  }

  /** Hands all problems of this text on. */
  void forEach(BiConsumer<Place, String> taker) {
    findings.keySet().forEach(finding -> taker.accept(finding.place(), finding.message()));
  }

  void throwIfAny() throws PolicySyntaxException {
    if (!isEmpty()) {
      throw new PolicySyntaxException(sorted());
    }
  }

  private List<Problem> sorted() {
    List<Problem> problems = new ArrayList<>();
    findings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Finding::place)))
        .forEach(entry -> problems.add(problem(entry.getKey(), entry.getValue())));
    problems.addAll(others);
    return problems;
  }

  private Problem problem(Finding finding, Set<Role> roles) {
    String suffix = roles.size() == 1 ? " (" + roles.iterator().next().word() + ")" : "";
    Place place = finding.place();
    String message = finding.message();
    int end = message.indexOf('\n') < 0 ? message.length() : message.indexOf('\n');
    return new Problem(
        source,
        place.line(),
        place.column(),
        message.substring(0, end) + suffix + message.substring(end));
  }
}
