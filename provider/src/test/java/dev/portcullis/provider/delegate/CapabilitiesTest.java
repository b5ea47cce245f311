package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.Capabilities.Control;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a delegate claims, it does. */
class CapabilitiesTest {

  private static Capabilities of(DelegateName name) {
    return Delegates.of(name).capabilities();
  }

  @ParameterizedTest
  @EnumSource(DelegateName.class)
  void capabilities_currentJdk_coverTheIntermediateProfile(DelegateName name) {
    Capabilities can = of(name);
    assertEquals(Set.of(ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_3), can.versions());
    Stream.concat(Wanted.TLS13_SUITES.stream(), Wanted.TLS12_SUITES.stream())
        .map(suite -> CipherSuite.byName(suite).orElseThrow())
        .forEach(suite -> assertTrue(can.cipherSuites().contains(suite), suite.name()));
    assertTrue(can.schemes().containsAll(Wanted.SCHEMES));
    assertTrue(
        can.groups()
            .containsAll(Set.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1)));
  }

  @ParameterizedTest
  @EnumSource(DelegateName.class)
  void capabilities_ofOneHello_areThoseOfOneForEachVersion(DelegateName name) throws Exception {
    DelegateJsse delegate = Delegates.of(name);
    SSLContext context = delegate.newContext(null, RejectAll.INSTANCE, null, Set.of());
    List<ProtocolVersion> supported = CapabilityProbe.supported(context.createSSLEngine());
    assertEquals(
        CapabilityProbe.eachAlone(delegate, context, supported, of(name).controls()), of(name));
  }

  @Test
  void capabilities_bouncyCastle_hasHybridsAndEveryControlOnEveryJdk() {
    Capabilities can = of(DelegateName.BOUNCY_CASTLE);
    assertTrue(
        can.groups()
            .containsAll(
                Set.of(
                    NamedGroup.X25519MLKEM768,
                    NamedGroup.SECP256R1MLKEM768,
                    NamedGroup.SECP384R1MLKEM1024)));
    assertEquals(EnumSet.allOf(Control.class), can.controls());
  }

  @Test
  void capabilities_sunJsse_ordersWhereSslParametersCan() {
    boolean newer =
        Stream.of(SSLParameters.class.getMethods())
            .anyMatch(method -> method.getName().equals("setNamedGroups"));
    assertEquals(
        newer ? EnumSet.of(Control.GROUP_ORDER, Control.SCHEME_ORDER) : Set.of(),
        of(DelegateName.SUN_JSSE).controls());
  }

  @ParameterizedTest
  @EnumSource(DelegateName.class)
  void capabilities_sslAndUnauthenticated_areNotClaimed(DelegateName name) {
    Capabilities can = of(name);
    assertFalse(can.versions().stream().anyMatch(ProtocolVersion::isSsl));
    assertFalse(can.schemes().contains(SignatureScheme.ECCSI_SHA256));
    assertFalse(can.groups().contains(NamedGroup.GC256A));
  }

  static Stream<Arguments> groups() {
    return Stream.of(DelegateName.values())
        .flatMap(
            name ->
                of(name).groups().stream()
                    .filter(NamedGroup::isForTls13)
                    .sorted(Comparator.naturalOrder())
                    .map(group -> Arguments.of(name, group)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("groups")
  void handshake_eachClaimedGroup_completes(DelegateName name, NamedGroup group) throws Exception {
    TestIdentity identity = TestIdentity.of(TestIdentity.Kind.P256);
    EnginePair pair = HandshakeTest.pair(name, name, identity, "SunX509");
    Delegates.of(name).configure(pair.client, Wanted.group(Role.CLIENT, group));
    Delegates.of(name).configure(pair.server, Wanted.group(Role.SERVER, group));
    pair.handshake();
    assertEquals("TLSv1.3", pair.client.getSession().getProtocol());
  }
}
