package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was made for one connection serves the next one if these are equal: all must count. */
class HandshakeParametersTest {
  private static final List<String> VERSIONS = List.of("TLSv1.3");
  private static final List<String> SUITES = List.of("TLS_AES_128_GCM_SHA256");
  private static final List<NamedGroup> GROUPS = List.of(NamedGroup.SECP256R1);
  private static final List<SignatureScheme> SCHEMES =
      SignatureScheme.byName("ed25519").stream().toList();

  private static HandshakeParameters base() {
    return new HandshakeParameters(
        Role.CLIENT, VERSIONS, SUITES, false, GROUPS, GROUPS, SCHEMES, SCHEMES);
  }

  @Test
  void parameters_withTheSameComponents_areEqual() {
    assertEquals(base(), base());
    assertEquals(base().hashCode(), base().hashCode());
  }

  @Test
  void parameters_thatDifferInOneComponent_areNotEqual() {
    Role c = Role.CLIENT;
    List<HandshakeParameters> others =
        List.of(
            with(Role.SERVER, VERSIONS, SUITES, false, GROUPS, GROUPS, SCHEMES, SCHEMES),
            with(c, List.of(), SUITES, false, GROUPS, GROUPS, SCHEMES, SCHEMES),
            with(c, VERSIONS, List.of(), false, GROUPS, GROUPS, SCHEMES, SCHEMES),
            with(c, VERSIONS, SUITES, true, GROUPS, GROUPS, SCHEMES, SCHEMES),
            with(c, VERSIONS, SUITES, false, List.of(), GROUPS, SCHEMES, SCHEMES),
            with(c, VERSIONS, SUITES, false, GROUPS, List.of(), SCHEMES, SCHEMES),
            with(c, VERSIONS, SUITES, false, GROUPS, GROUPS, List.of(), SCHEMES),
            with(c, VERSIONS, SUITES, false, GROUPS, GROUPS, SCHEMES, List.of()));

    assertEquals(HandshakeParameters.class.getRecordComponents().length, others.size());
    for (HandshakeParameters other : others) {
      assertNotEquals(base(), other);
    }
  }

  private static HandshakeParameters with(
      Role role,
      List<String> protocols,
      List<String> suites,
      boolean serverOrder,
      List<NamedGroup> groups,
      List<NamedGroup> keyShares,
      List<SignatureScheme> handshake,
      List<SignatureScheme> certificate) {
    return new HandshakeParameters(
        role, protocols, suites, serverOrder, groups, keyShares, handshake, certificate);
  }
}
