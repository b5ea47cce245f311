package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.provider.enforce.NameFilter.Kept;
import dev.portcullis.provider.enforce.NameFilter.NothingLeft;
import dev.portcullis.provider.enforce.NameFilter.Result;
import dev.portcullis.provider.enforce.NameFilter.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Laws of the filter, over a registry of the numbers [0..9] whose names are their digits. Every
 * number has a second name, as some cipher suites do.
 */
class NameFilterPropertiesTest {

  @Property
  void filter_anything_isNeverWiderThanAllowed(
      @ForAll("allowed") List<Integer> allowed, @ForAll("names") List<String> requested) {
    assertTrue(allowed.containsAll(values(filter(allowed, requested))));
  }

  @Property
  void filter_anything_isNeverWiderThanRequested(
      @ForAll("allowed") List<Integer> allowed, @ForAll("names") List<String> requested) {
    for (int value : values(filter(allowed, requested))) {
      assertTrue(requested.contains("" + value) || requested.contains("old-" + value));
    }
  }

  @Property
  void filter_allowedAndRequested_isKept(
      @ForAll("allowed") List<Integer> allowed, @ForAll("names") List<String> requested) {
    List<Integer> kept = values(filter(allowed, requested));
    for (String name : requested) {
      int value = number(name).orElseThrow();
      assertEquals(allowed.contains(value), kept.contains(value));
    }
  }

  @Property
  void filter_anyOrderOfTheRequest_keepsThePolicysOrder(
      @ForAll("allowed") List<Integer> allowed, @ForAll("names") List<String> requested) {
    List<Integer> kept = values(filter(allowed, requested));
    assertEquals(allowed.stream().filter(kept::contains).toList(), kept);
  }

  @Property
  void filter_itsOwnOutcome_changesNothing(
      @ForAll("allowed") List<Integer> allowed, @ForAll("names") List<String> requested) {
    List<Integer> once = values(filter(allowed, requested));
    assertEquals(once, values(filter(allowed, once.stream().map(String::valueOf).toList())));
  }

  @Property
  void filter_knownNames_areKeptOrDropped(
      @ForAll("allowed") List<Integer> allowed, @ForAll("names") List<String> requested) {
    List<String> refused =
        requested.stream().filter(name -> !allowed.contains(number(name).orElseThrow())).toList();
    boolean nothing = !requested.isEmpty() && refused.size() == requested.size();
    Result<Integer> expected =
        nothing
            ? new NothingLeft<>(requested)
            : new Kept<>(values(filter(allowed, requested)), refused);
    assertEquals(expected, filter(allowed, requested));
  }

  @Property
  void filter_unknownName_isNamedWhateverElseIsAsked(
      @ForAll("allowed") List<Integer> allowed,
      @ForAll("names") List<String> requested,
      @ForAll @IntRange(max = 12) int at) {
    List<String> withStranger = new ArrayList<>(requested);
    withStranger.add(Math.min(at, requested.size()), "stranger");
    withStranger.add("another");
    assertEquals(new Unknown<Integer>("stranger"), filter(allowed, withStranger));
  }

  @Property
  void filter_nothingRequested_keepsNothing(@ForAll("allowed") List<Integer> allowed) {
    assertEquals(new Kept<Integer>(List.of(), List.of()), filter(allowed, List.of()));
  }

  @Property
  void filter_nothingAllowed_leavesNothing(@ForAll("names") List<String> requested) {
    Assume.that(!requested.isEmpty());
    assertEquals(new NothingLeft<Integer>(requested), filter(List.of(), requested));
  }

  @Example
  void filter_bothNamesOfOneValue_keepsItOnce() {
    assertEquals(
        new Kept<>(List.of(7), List.of("3")), filter(List.of(9, 7), List.of("7", "3", "old-7")));
  }

  @Provide
  Arbitrary<List<Integer>> allowed() {
    return Arbitraries.integers().between(0, 9).list().uniqueElements().ofMaxSize(10);
  }

  @Provide
  Arbitrary<List<String>> names() {
    List<String> known =
        IntStream.range(0, 10).boxed().flatMap(n -> Stream.of("" + n, "old-" + n)).toList();
    return Arbitraries.of(known).list().ofMaxSize(12);
  }

  private static Result<Integer> filter(List<Integer> allowed, List<String> requested) {
    return NameFilter.filter(allowed, NameFilterPropertiesTest::number, requested);
  }

  private static Optional<Integer> number(String name) {
    String digits = name.replace("old-", "");
    return digits.length() == 1 ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  private static List<Integer> values(Result<Integer> result) {
    return result instanceof Kept<Integer> kept ? kept.values() : List.of();
  }
}
