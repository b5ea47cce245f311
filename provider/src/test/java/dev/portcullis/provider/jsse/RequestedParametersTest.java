package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.provider.jsse.RequestedParameters.Lists;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was made for one application's wishes serves the same wishes only: all must count. */
class RequestedParametersTest {
  private static final List<String> A = List.of("a");

  @Test
  void lists_thatAreTheSame_areEqual() {
    Lists lists = new Lists(A, A, null, A);
    assertEquals(lists, new Lists(A, A, null, A));
    assertEquals(lists.hashCode(), new Lists(A, A, null, A).hashCode());
  }

  @Test
  void lists_thatDifferInOne_areNotEqual() {
    List<Lists> others =
        List.of(
            new Lists(null, A, A, A),
            new Lists(A, null, A, A),
            new Lists(A, A, null, A),
            new Lists(A, A, A, null));

    assertEquals(Lists.class.getRecordComponents().length, others.size());
    for (Lists other : others) {
      assertNotEquals(new Lists(A, A, A, A), other);
    }
  }
}
