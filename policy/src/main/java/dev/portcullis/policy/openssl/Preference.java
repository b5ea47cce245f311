package dev.portcullis.policy.openssl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The list while its items are carried out: suites that are in, in order, and suites that are out,
 * in the order in which they would come in. No operation depends on suites that it does not select.
 * Not thread-safe.
 */
final class Preference {
  private final List<OpenSslSuite> in = new ArrayList<>();
  private final List<OpenSslSuite> out = new ArrayList<>(OpenSslCatalogue.suites());

  List<OpenSslSuite> suites() {
    return List.copyOf(in);
  }

  void apply(Operator operator, Set<OpenSslSuite> selection) {
    switch (operator) {
      case ADD -> in.addAll(taken(out, selection));
      case DELETE -> out.addAll(0, taken(in, selection));
      case MOVE_TO_END -> in.addAll(taken(in, selection));
      case KILL -> {
        in.removeAll(selection);
        out.removeAll(selection);
      }
      case COMMAND -> throw new IllegalArgumentException("a command selects nothing");
    }
  }

  /** The strongest first; what is equally strong keeps its order. */
  void sortByStrength() {
    in.sort(Comparator.comparingInt(OpenSslSuite::strengthBits).reversed());
  }

  private static List<OpenSslSuite> taken(List<OpenSslSuite> from, Set<OpenSslSuite> selection) {
    List<OpenSslSuite> taken = from.stream().filter(selection::contains).toList();
    from.removeIf(selection::contains);
    return taken;
  }
}
