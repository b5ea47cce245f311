package dev.portcullis.provider.enforce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an application asks for, intersected with what the policy allows: never wider than either,
 * in the policy's order. A name that no registry knows is an error of the caller; a known name that
 * the policy does not allow is dropped. Pure.
 */
public final class NameFilter {
  private NameFilter() {}

  /** Outcome of {@link #filter}. */
  public sealed interface Result<T> permits Kept, NothingLeft, Unknown {}

  /**
   * At least one value is left, or none was asked for.
   *
   * @param values what is in force, in the policy's order
   * @param dropped names that the policy does not allow, as they were asked for
   */
  public record Kept<T>(List<T> values, List<String> dropped) implements Result<T> {}

  /**
   * The policy allows none of the names.
   *
   * @param requested the names
   */
  public record NothingLeft<T>(List<String> requested) implements Result<T> {}

  /**
   * A name is in no registry.
   *
   * @param name the first such name
   */
  public record Unknown<T>(String name) implements Result<T> {}

  /**
   * Filters a list of names.
   *
   * @param allowed what the policy allows and the delegate can do, in the policy's order
   * @param catalogue finds a value by its name; empty for a name that no registry knows
   * @param requested the names asked for, in any order
   */
  public static <T> Result<T> filter(
      List<T> allowed, Function<String, Optional<T>> catalogue, List<String> requested) {
    Set<T> wanted = new LinkedHashSet<>();
    List<String> dropped = new ArrayList<>();
    for (String name : requested) {
      Optional<T> value = catalogue.apply(name);
      if (value.isEmpty()) {
        return new Unknown<>(name);
      }
      if (!allowed.contains(value.get())) {
        dropped.add(name);
      }
      wanted.add(value.get());
    }
    List<T> kept = new ArrayList<>(allowed);
    kept.retainAll(wanted);
    return kept.isEmpty() && !requested.isEmpty()
        ? new NothingLeft<>(List.copyOf(requested))
        : new Kept<>(List.copyOf(kept), List.copyOf(dropped));
  }
}
