package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.Capabilities.Control;
import java.nio.ByteBuffer;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What reaches the wire, and what configuring leaves alone. */
class ConfigureTest {

  private static final int KEY_SHARE = 51;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SIGNATURE_ALGORITHMS_CERT = 50;

  private static SSLEngine engine(DelegateName name) throws Exception {
    SSLEngine engine =
        Delegates.of(name)
            .newContext(null, new Pinned(), null, Set.of())
            .createSSLEngine(TestIdentity.HOST, 443);
    engine.setUseClientMode(true);
    return engine;
  }

  private static HandshakeParameters wanted() {
    return wanted("TLSv1.3", "TLSv1.2");
  }

  private static HandshakeParameters wanted(String... protocols) {
    List<SignatureScheme> certificates = new ArrayList<>(Wanted.SCHEMES);
    certificates.add(SignatureScheme.RSA_PKCS1_SHA512);
    return new HandshakeParameters(
        Role.CLIENT,
        List.of(protocols),
        List.of("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        false,
        Wanted.GROUPS,
        List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519),
        Wanted.SCHEMES,
        certificates);
  }

  @Test
  void configure_bouncyCastle_clientHelloIsThePolicyInItsOrder() throws Exception {
    SSLEngine engine = engine(DelegateName.BOUNCY_CASTLE);
    Delegates.of(DelegateName.BOUNCY_CASTLE).configure(engine, wanted());
    ByteBuffer hello = hello(engine);
    assertEquals(List.of(0x11EC, 0x1D, 0x17, 0x18), list(extension(hello, SUPPORTED_GROUPS)));
    assertEquals(List.of(0x11EC, 0x1D), shares(extension(hello, KEY_SHARE)));
    assertEquals(codes(Wanted.SCHEMES), list(extension(hello, SIGNATURE_ALGORITHMS)));
    assertEquals(
        codes(wanted().certificateSchemes()), list(extension(hello, SIGNATURE_ALGORITHMS_CERT)));
  }

  @Test
  void configure_sunJsse_offersNothingElse() throws Exception {
    DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
    SSLEngine engine = engine(DelegateName.SUN_JSSE);
    sun.configure(engine, wanted());
    ByteBuffer hello = hello(engine);
    List<Integer> groups = list(extension(hello, SUPPORTED_GROUPS));
    List<Integer> able = codesOfGroups(Wanted.GROUPS, sun.capabilities().groups());
    assertEquals(Set.copyOf(able), Set.copyOf(groups));
    if (sun.capabilities().can(Control.GROUP_ORDER)) {
      assertEquals(able, groups);
    }
    // rsa_pkcs1_sha512, allowed for certificates alone, could sign a handshake of TLS 1.2.
    assertEquals(
        Set.copyOf(codes(Wanted.SCHEMES)),
        Set.copyOf(list(extension(hello, SIGNATURE_ALGORITHMS))));
  }

  @Test
  void configure_sunJsseWithTls13Alone_offersWhatOnlyCertificatesCanUse() throws Exception {
    SSLEngine engine = engine(DelegateName.SUN_JSSE);
    Delegates.of(DelegateName.SUN_JSSE).configure(engine, wanted("TLSv1.3"));
    ByteBuffer hello = hello(engine);
    // Newer JDKs name them in the extension of their own alone.
    Set<Integer> offered = new HashSet<>(list(extension(hello, SIGNATURE_ALGORITHMS)));
    offered.addAll(list(extension(hello, SIGNATURE_ALGORITHMS_CERT)));
    assertEquals(Set.copyOf(codes(wanted().certificateSchemes())), offered);
  }

  /** The trap of {@link PolicyAlgorithmConstraints}: the scheme goes with the group. */
  @Test
  void configure_sunJsseWithoutP256_schemeStaysOnlyWithTheNewerSetters() throws Exception {
    DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
    SSLEngine engine = engine(DelegateName.SUN_JSSE);
    List<NamedGroup> groups = List.of(NamedGroup.X25519, NamedGroup.SECP384R1);
    sun.configure(engine, Wanted.of(Role.CLIENT, "TLSv1.3", Wanted.TLS13_SUITES, groups));
    ByteBuffer hello = hello(engine);
    assertEquals(Set.of(0x1D, 0x18), Set.copyOf(list(extension(hello, SUPPORTED_GROUPS))));
    assertEquals(
        NewerSslParameters.present(),
        list(extension(hello, SIGNATURE_ALGORITHMS))
            .contains(SignatureScheme.ECDSA_SECP256R1_SHA256.code()));
  }

  /** Nothing allowed must never read as everything allowed. */
  @ParameterizedTest(name = "{0}, nothing in {1}")
  @CsvSource({
    "BOUNCY_CASTLE, groups",
    "BOUNCY_CASTLE, schemes",
    "BOUNCY_CASTLE, suites",
    "BOUNCY_CASTLE, protocols",
    "SUN_JSSE, groups",
    "SUN_JSSE, schemes",
    "SUN_JSSE, suites",
    "SUN_JSSE, protocols"
  })
  void handshake_emptyList_fails(DelegateName name, String empty) throws Exception {
    EnginePair pair =
        HandshakeTest.pair(name, name, TestIdentity.of(TestIdentity.Kind.P256), "SunX509");
    HandshakeParameters all = Wanted.version(Role.CLIENT, "TLSv1.3");
    List<SignatureScheme> schemes = empty.equals("schemes") ? List.of() : all.handshakeSchemes();
    Delegates.of(name)
        .configure(
            pair.client,
            new HandshakeParameters(
                Role.CLIENT,
                empty.equals("protocols") ? List.of() : all.protocols(),
                empty.equals("suites") ? List.of() : all.cipherSuites(),
                false,
                empty.equals("groups") ? List.of() : all.groups(),
                empty.equals("groups") ? List.of() : all.keyShares(),
                schemes,
                schemes));
    Delegates.of(name).configure(pair.server, Wanted.version(Role.SERVER, "TLSv1.3"));
    assertThrows(Exception.class, pair::handshake);
  }

  @ParameterizedTest
  @EnumSource(DelegateName.class)
  void configure_againAfterReset_saysTheSame(DelegateName name) throws Exception {
    DelegateJsse delegate = Delegates.of(name);
    SSLEngine once = engine(name);
    delegate.configure(once, wanted());
    SSLEngine often = engine(name);
    delegate.configure(often, wanted());
    delegate.configure(often, wanted());
    often.setSSLParameters(new SSLParameters());
    delegate.configure(often, wanted());
    ByteBuffer expected = hello(once);
    ByteBuffer actual = hello(often);
    for (int type : List.of(SUPPORTED_GROUPS, SIGNATURE_ALGORITHMS)) {
      assertEquals(list(extension(expected, type)), list(extension(actual, type)));
    }
    assertEquals(shares(extension(expected, KEY_SHARE)), shares(extension(actual, KEY_SHARE)));
  }

  @ParameterizedTest
  @EnumSource(DelegateName.class)
  void configure_whatThePolicyDoesNotGovern_stays(DelegateName name) throws Exception {
    SSLEngine engine = engine(name);
    SSLParameters before = engine.getSSLParameters();
    before.setApplicationProtocols(new String[] {"h2"});
    before.setServerNames(List.of(new SNIHostName("other.test")));
    before.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(before);

    Delegates.of(name).configure(engine, wanted());

    SSLParameters after = engine.getSSLParameters();
    assertEquals(List.of("h2"), List.of(after.getApplicationProtocols()));
    assertEquals(List.of(new SNIHostName("other.test")), after.getServerNames());
    assertEquals("HTTPS", after.getEndpointIdentificationAlgorithm());
    assertEquals(List.of("TLSv1.3", "TLSv1.2"), List.of(after.getProtocols()));
    assertEquals(wanted().cipherSuites(), List.of(after.getCipherSuites()));
  }

  @ParameterizedTest
  @EnumSource(DelegateName.class)
  void configure_datagramEngine_isTaken(DelegateName name) throws Exception {
    DelegateJsse delegate = Delegates.of(name);
    SSLEngine engine = delegate.newDatagramContext(null, new Pinned(), null).createSSLEngine();
    delegate.configure(
        engine, Wanted.of(Role.CLIENT, "DTLSv1.2", Wanted.TLS12_SUITES, Wanted.GROUPS));
    assertEquals(List.of("DTLSv1.2"), List.of(engine.getEnabledProtocols()));
  }

  @Test
  void constraints_setOnThemselves_doNotNest() {
    AlgorithmConstraints application = new Forbid("SHA256withRSA");
    PolicyAlgorithmConstraints once = PolicyAlgorithmConstraints.of(wanted(), application);
    PolicyAlgorithmConstraints twice = PolicyAlgorithmConstraints.of(wanted(), once);
    assertNotSame(once, twice);
    assertSame(application, twice.application());
  }

  @Test
  void constraints_namesOfTheCatalogues_onlyTheAllowedPass() {
    AlgorithmConstraints constraints = PolicyAlgorithmConstraints.of(wanted(), null);
    for (String name :
        List.of(
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            "x25519",
            "rsa_pkcs1_sha256",
            "EC",
            "RSA",
            "SHA1withRSA",
            "TLS_EMPTY_RENEGOTIATION_INFO_SCSV")) {
      assertTrue(permits(constraints, name), name);
    }
    for (String name :
        List.of(
            "TLSv1.1",
            "TLS_AES_128_GCM_SHA256",
            "ffdhe2048",
            "secp521r1",
            "ecdsa_sha1",
            "rsa_pkcs1_sha512")) {
      assertFalse(permits(constraints, name), name);
    }
  }

  @Test
  void constraints_ofTheApplication_keepTheirSay() {
    AlgorithmConstraints constraints =
        PolicyAlgorithmConstraints.of(wanted(), new Forbid("x25519"));
    assertFalse(permits(constraints, "x25519"));
    assertTrue(permits(constraints, "secp256r1"));
  }

  private static boolean permits(AlgorithmConstraints constraints, String name) {
    return constraints.permits(Set.of(CryptoPrimitive.KEY_AGREEMENT), name, null);
  }

  private record Forbid(String name) implements AlgorithmConstraints {
    @Override
    public boolean permits(Set<CryptoPrimitive> p, String algorithm, AlgorithmParameters params) {
      return !algorithm.equals(name);
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> p, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> p, String algorithm, Key key, AlgorithmParameters params) {
      return permits(p, algorithm, params);
    }
  }

  private static List<Integer> codes(List<SignatureScheme> schemes) {
    return schemes.stream().map(SignatureScheme::code).toList();
  }

  private static List<Integer> codesOfGroups(List<NamedGroup> groups, Set<NamedGroup> able) {
    return groups.stream().filter(new HashSet<>(able)::contains).map(NamedGroup::code).toList();
  }

  private static ByteBuffer hello(SSLEngine engine) throws Exception {
    engine.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(1 << 16);
    engine.wrap(ByteBuffer.allocate(0), hello);
    return hello.flip();
  }

  /** The body of an extension of a ClientHello in one record. */
  private static ByteBuffer extension(ByteBuffer record, int wanted) {
    ByteBuffer in = record.duplicate();
    in.position(5 + 4 + 2 + 32);
    in.position(in.position() + 1 + in.get(in.position()));
    in.position(in.position() + 2 + in.getShort(in.position()));
    in.position(in.position() + 1 + in.get(in.position()) + 2);
    while (in.hasRemaining()) {
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (type == wanted) {
        return in.slice(in.position(), length);
      }
      in.position(in.position() + length);
    }
    throw new AssertionError("no extension " + wanted);
  }

  private static List<Integer> list(ByteBuffer body) {
    List<Integer> numbers = new ArrayList<>();
    body.getShort();
    while (body.hasRemaining()) {
      numbers.add(Short.toUnsignedInt(body.getShort()));
    }
    return numbers;
  }

  private static List<Integer> shares(ByteBuffer body) {
    List<Integer> groups = new ArrayList<>();
    body.getShort();
    while (body.hasRemaining()) {
      groups.add(Short.toUnsignedInt(body.getShort()));
      int length = Short.toUnsignedInt(body.getShort());
      body.position(body.position() + length);
    }
    return groups;
  }
}
