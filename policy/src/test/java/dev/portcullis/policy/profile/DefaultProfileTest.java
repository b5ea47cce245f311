package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import org.junit.jupiter.api.Test;

/** The default profile is known without its text, and is what its text says. */
class DefaultProfileTest {
  @Test
  void value_isWhatTheTextSays() {
    PolicyDocument text = Profiles.resource(Profiles.DEFAULT);
    assertEquals(text.policy(), DefaultProfile.value());
    assertEquals(text.canonicalText(), Profiles.named(Profiles.DEFAULT).canonicalText());
  }

  @Test
  void document_isTheSameAsTheOneThatWasRead() {
    PolicyDocument text = Profiles.resource(Profiles.DEFAULT);
    PolicyDocument known = Profiles.named(Profiles.DEFAULT);
    assertTrue(known.isSame(text));
    assertTrue(text.isSame(known));
    assertEquals(text.digest(), known.digest());
    assertEquals(text.toString(), known.toString());
    assertEquals(text.sources(), known.sources());
  }

  @Test
  void origin_isTheLineOfTheText() {
    PolicyDocument text = Profiles.resource(Profiles.DEFAULT);
    for (Role role : Role.values()) {
      assertEquals(
          text.origin(role, "keys.rsa-min"),
          Profiles.named(Profiles.DEFAULT).origin(role, "keys.rsa-min"));
    }
  }
}
