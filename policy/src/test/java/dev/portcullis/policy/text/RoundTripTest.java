package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.TlsPolicy;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Printing then reading is the identity, for every policy there can be. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RoundTripTest {
  @Provide
  Arbitrary<TlsPolicy> policies() {
    return Policies.any();
  }

  @Property(tries = 100)
  void canonicalText_readAsToml_givesAnEqualPolicy(@ForAll("policies") TlsPolicy policy)
      throws PolicySyntaxException {
    String text = CanonicalForm.of(policy);

    assertEquals(policy, PolicyReader.read(text, "canonical", ParentProfiles.NONE).policy());
  }

  @Property(tries = 100)
  void canonicalText_readLineByLine_givesAnEqualPolicy(@ForAll("policies") TlsPolicy policy)
      throws PolicySyntaxException {
    String text = CanonicalForm.of(policy);

    assertEquals(policy, PolicyReader.readCanonical(text, "canonical").policy());
  }

  @Property(tries = 100)
  void canonicalText_ofWhatWasRead_isTheSameText(@ForAll("policies") TlsPolicy policy)
      throws PolicySyntaxException {
    String text = CanonicalForm.of(policy);

    assertEquals(text, PolicyReader.readCanonical(text, "canonical").canonicalText());
  }

  @Property(tries = 100)
  void digest_ofEqualPolicies_isEqual(@ForAll("policies") TlsPolicy policy) {
    TlsPolicy copy = policy.toBuilder().build();

    assertEquals(PolicyDocument.of(policy).digest(), PolicyDocument.of(copy).digest());
  }

  @Property(tries = 100)
  void digest_ofPoliciesThatDifferInOneWord_differs(@ForAll("policies") TlsPolicy policy) {
    boolean warns = policy.onUnenforceable() == OnUnenforceable.WARN;
    OnUnenforceable other = warns ? OnUnenforceable.REFUSE : OnUnenforceable.WARN;
    TlsPolicy changed = policy.toBuilder().onUnenforceable(other).build();

    assertNotEquals(PolicyDocument.of(policy).digest(), PolicyDocument.of(changed).digest());
  }

  @Property(tries = 100)
  void digest_ofPoliciesThatDifferInTheLock_differs(@ForAll("policies") TlsPolicy policy) {
    OnBypass other = policy.onBypass() == OnBypass.WARN ? OnBypass.REFUSE : OnBypass.WARN;
    TlsPolicy changed = policy.toBuilder().onBypass(other).build();

    assertNotEquals(PolicyDocument.of(policy).digest(), PolicyDocument.of(changed).digest());
  }
}
