package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.policy.text.Problem;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken policy of the table is refused with exactly the message written next to it. */
class BrokenPoliciesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  static List<BrokenPolicy> cases() throws IOException {
    return BrokenPolicy.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void brokenPolicy_read_isRefusedWithTheWholeMessage(BrokenPolicy broken) {
    PolicySyntaxException refusal =
        assertThrows(
            PolicySyntaxException.class, () -> Profiles.read(broken.text(), "policy.toml", TODAY));

    assertEquals(broken.message(), refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void brokenPolicy_read_carriesTheProblemsOfTheMessage(BrokenPolicy broken) {
    PolicySyntaxException refusal =
        assertThrows(
            PolicySyntaxException.class, () -> Profiles.read(broken.text(), "policy.toml", TODAY));

    List<Problem> problems = refusal.problems();
    String message = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    assertEquals(broken.message(), message);
  }

  @Test
  void table_whenRead_hasAtLeastNinetyCases() throws IOException {
    assertTrue(cases().size() >= 90, "cases: " + cases().size());
  }
}
