package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.TlsPolicy;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, it is a policy or a list of problems, and both readers agree. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileTextTest {
  private record Edit(int place, int length, String text) {
    String applyTo(String old) {
      int from = place % old.length();
      int to = Math.min(old.length(), from + length);
      return old.substring(0, from) + text + old.substring(to);
    }
  }

  @Provide
  Arbitrary<String> damagedPolicies() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("[]{}\"'=.#,\\x0 \n\r\t\u0000\u007f").ofMaxLength(3);
    Arbitrary<List<Edit>> edits =
        Combinators.combine(
                Arbitraries.integers().between(0, 10_000),
                Arbitraries.integers().between(0, 3),
                text)
            .as(Edit::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(Policies.any().map(CanonicalForm::of), edits)
        .as(
            (policy, changes) -> {
              String damaged = policy;
              for (Edit change : changes) {
                damaged = change.applyTo(damaged);
              }
              return damaged;
            });
  }

  @Property(tries = 150)
  void damagedPolicy_acceptedLineByLine_isTheSamePolicyInToml(
      @ForAll("damagedPolicies") String text) throws PolicySyntaxException {
    Optional<TlsPolicy> canonical = canonical(text);

    if (canonical.isPresent()) {
      assertEquals(
          canonical.get(), PolicyReader.read(text, "damaged", ParentProfiles.NONE).policy());
    }
  }

  @Property(tries = 150)
  void damagedPolicy_readAsToml_isAPolicyOrAListOfProblems(@ForAll("damagedPolicies") String text) {
    try {
      TlsPolicy policy = PolicyReader.read(text, "damaged", ParentProfiles.NONE).policy();
      assertEquals(canonical(CanonicalForm.of(policy)), Optional.of(policy));
    } catch (PolicySyntaxException e) {
      assertEquals("damaged", e.problems().get(0).source());
    }
  }

  @Property(tries = 500)
  void anyText_readAsToml_isAPolicyOrAListOfProblems(@ForAll String text) {
    PolicySyntaxException refusal =
        assertThrows(
            PolicySyntaxException.class, () -> PolicyReader.read(text, "any", ParentProfiles.NONE));

    assertEquals("any", refusal.problems().get(0).source());
  }

  @Test
  void listsNestedWithoutEnd_readAsToml_areRefused() {
    String text = "format = " + "[".repeat(100_000);

    PolicySyntaxException refusal =
        assertThrows(
            PolicySyntaxException.class,
            () -> PolicyReader.read(text, "deep", ParentProfiles.NONE));

    assertEquals(
        "deep:1:139: not TOML: Nesting is too deep (more than 128 levels of tables and arrays)",
        refusal.getMessage());
  }

  private static Optional<TlsPolicy> canonical(String text) {
    try {
      return Optional.of(PolicyReader.readCanonical(text, "damaged").policy());
    } catch (PolicySyntaxException e) {
      return Optional.empty();
    }
  }
}
