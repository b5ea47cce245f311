package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.TestIdentity.Kind;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle's questions get the answers of the JDK's key managers. */
class CurveAwareKeyManagerTest {

  private static final TestIdentity P256 = TestIdentity.of(Kind.P256);
  private static final TestIdentity P384 = TestIdentity.of(Kind.P384);
  private static final TestIdentity OTHER_P384 = TestIdentity.of(Kind.P384, "other.test");
  private static final TestIdentity RSA = TestIdentity.of(Kind.RSA);
  private static final TestIdentity ED25519 = TestIdentity.of(Kind.ED25519);

  /** The PKIX manager takes the first that fits, in the order of the store. */
  private static CurveAwareKeyManager over(TestIdentity... identities) throws Exception {
    KeyManager manager = TestIdentity.keyManagers("PKIX", identities)[0];
    return new CurveAwareKeyManager((X509KeyManager) manager);
  }

  @ParameterizedTest
  @CsvSource({
    "EC/secp256r1, P256",
    "EC/secp384r1, P384",
    "EC/secp521r1, none",
    "EC, P256",
    "ECDHE_ECDSA, P256",
    "RSA, RSA",
    "ECDHE_RSA, RSA",
    "DHE_RSA, RSA",
    "Ed25519, ED25519",
    "Ed448, none",
    "RSASSA-PSS, none",
    "ML-DSA-65, none"
  })
  void chooseEngineServerAlias_eachQuestion_findsTheKey(String keyType, String expected)
      throws Exception {
    CurveAwareKeyManager keys = over(P256, P384, RSA, ED25519);
    assertEquals(expected, nameOf(keys, keys.chooseEngineServerAlias(keyType, null, null)));
    assertEquals(expected, nameOf(keys, keys.chooseServerAlias(keyType, null, null)));
  }

  private static String nameOf(X509KeyManager keys, String alias) {
    if (alias == null) {
      return "none";
    }
    X509Certificate certificate = keys.getCertificateChain(alias)[0];
    return List.of(P256, P384, RSA, ED25519).stream()
        .filter(identity -> identity.certificate().equals(certificate))
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void chooseEngineServerAlias_rightCurveForAnotherName_isNotTaken() throws Exception {
    assertNull(over(P256, OTHER_P384).chooseEngineServerAlias("EC/secp384r1", null, null));
  }

  @Test
  void chooseEngineClientAlias_severalTypes_takesTheFirstThatHasAKey() throws Exception {
    CurveAwareKeyManager keys = over(RSA, P384);
    String[] types = {"EC/secp256r1", "EC/secp384r1", "RSA"};
    assertEquals(
        P384.certificate(),
        keys.getCertificateChain(keys.chooseEngineClientAlias(types, null, null))[0]);
  }

  @Test
  void getServerAliases_curve_onlyItsKeys() throws Exception {
    assertEquals(1, over(P256, P384, RSA).getServerAliases("EC/secp384r1", null).length);
    assertNull(over(P256, P384, RSA).getServerAliases("EC/secp521r1", null));
  }

  @Test
  void chooseEngineServerAlias_managerIsNotExtended_isNullAsInSunJsse() {
    CurveAwareKeyManager keys = new CurveAwareKeyManager(new Plain());
    assertNull(keys.chooseEngineServerAlias("EC/secp256r1", null, null));
    assertEquals("only", keys.chooseServerAlias("EC/secp256r1", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SunX509", "PKIX"})
  void handshake_clientKnowsOneCurve_getsThatKey(String factory) throws Exception {
    DelegateJsse bc = Delegates.of(DelegateName.BOUNCY_CASTLE);
    var clients = bc.newContext(null, new Pinned(P384.certificate()), null, Set.of());
    var servers =
        bc.newContext(TestIdentity.keyManagers(factory, P256, P384), new Pinned(), null, Set.of());
    EnginePair pair =
        new EnginePair(clients.createSSLEngine(TestIdentity.HOST, 443), servers.createSSLEngine());
    List<SignatureScheme> only = List.of(SignatureScheme.ECDSA_SECP384R1_SHA384);
    bc.configure(
        pair.client,
        new HandshakeParameters(
            Role.CLIENT,
            List.of("TLSv1.3"),
            Wanted.TLS13_SUITES,
            false,
            List.of(NamedGroup.X25519, NamedGroup.SECP384R1),
            List.of(NamedGroup.X25519),
            only,
            only));
    bc.configure(pair.server, Wanted.version(Role.SERVER, "TLSv1.3"));
    pair.handshake();
    assertEquals(P384.certificate(), pair.client.getSession().getPeerCertificates()[0]);
  }

  /** A manager of the time before engines. */
  private static final class Plain implements X509KeyManager {
    private final X509ExtendedKeyManager keys;

    Plain() {
      try {
        keys = (X509ExtendedKeyManager) TestIdentity.keyManagers("SunX509", P256)[0];
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {"only"};
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
      return "only";
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {"only"};
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return "only";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {P256.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return keys.getPrivateKey("key0");
    }
  }
}
