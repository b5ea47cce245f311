package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes in memory, with the key managers that the JDK makes. */
class HandshakeTest {

  private static final Map<TestIdentity.Kind, TestIdentity> IDENTITIES =
      new EnumMap<>(TestIdentity.Kind.class);

  static {
    for (TestIdentity.Kind kind : TestIdentity.Kind.values()) {
      IDENTITIES.put(kind, TestIdentity.of(kind));
    }
  }

  static Stream<Arguments> combinations() {
    List<Arguments> all = new ArrayList<>();
    for (DelegateName client : DelegateName.values()) {
      for (DelegateName server : DelegateName.values()) {
        for (TestIdentity.Kind kind : TestIdentity.Kind.values()) {
          for (String factory : List.of("SunX509", "PKIX")) {
            for (String version : List.of("TLSv1.3", "TLSv1.2")) {
              all.add(Arguments.of(client, server, kind, factory, version));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} to {1}, {2}, {3}, {4}")
  @MethodSource("combinations")
  void handshake_jdkKeyManagers_completes(
      DelegateName client,
      DelegateName server,
      TestIdentity.Kind kind,
      String factory,
      String version)
      throws Exception {
    TestIdentity identity = IDENTITIES.get(kind);
    EnginePair pair = pair(client, server, identity, factory);
    Delegates.of(client).configure(pair.client, Wanted.version(Role.CLIENT, version));
    Delegates.of(server).configure(pair.server, Wanted.version(Role.SERVER, version));

    pair.handshake();

    assertEquals(version, pair.client.getSession().getProtocol());
    assertEquals(identity.certificate(), pair.client.getSession().getPeerCertificates()[0]);
    byte[] text = "through".getBytes(StandardCharsets.US_ASCII);
    assertArrayEquals(text, pair.send(true, text));
    assertArrayEquals(text, pair.send(false, text));
  }

  static Stream<Arguments> suites() {
    return Stream.concat(
            Wanted.TLS13_SUITES.stream().map(suite -> Arguments.of("TLSv1.3", suite)),
            Wanted.TLS12_SUITES.stream().map(suite -> Arguments.of("TLSv1.2", suite)))
        .flatMap(
            pair ->
                Stream.of(DelegateName.values())
                    .map(peer -> Arguments.of(pair.get()[0], pair.get()[1], peer)));
  }

  @ParameterizedTest(name = "{0} {1}, peer {2}")
  @MethodSource("suites")
  void handshake_oneSuite_carriesManyRecords(String version, String suite, DelegateName peer)
      throws Exception {
    TestIdentity identity =
        IDENTITIES.get(suite.contains("_RSA_") ? TestIdentity.Kind.RSA : TestIdentity.Kind.P256);
    EnginePair pair = pair(DelegateName.BOUNCY_CASTLE, peer, identity, "SunX509");
    Delegates.of(DelegateName.BOUNCY_CASTLE)
        .configure(pair.client, Wanted.suite(Role.CLIENT, version, suite));
    Delegates.of(peer).configure(pair.server, Wanted.suite(Role.SERVER, version, suite));

    pair.handshake();

    assertEquals(suite, pair.client.getSession().getCipherSuite());
    byte[] large = new byte[100_000];
    new Random(1).nextBytes(large);
    for (int i = 0; i < 20; i++) {
      assertArrayEquals(large, pair.send(i % 2 == 0, large));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"})
  void connection_peerUpdatesKeysOften_goesOn(String suite) throws Exception {
    TestIdentity identity = IDENTITIES.get(TestIdentity.Kind.P256);
    EnginePair pair = pair(DelegateName.BOUNCY_CASTLE, DelegateName.SUN_JSSE, identity, "SunX509");
    Delegates.of(DelegateName.BOUNCY_CASTLE)
        .configure(pair.client, Wanted.suite(Role.CLIENT, "TLSv1.3", suite));
    pair.handshake();
    byte[] data = new byte[40_000];
    new Random(1).nextBytes(data);
    for (int i = 0; i < 5; i++) {
      int before = pair.serverWire.size();
      pair.server.beginHandshake();
      pair.settle();
      assertNotEquals(before, pair.serverWire.size(), "no KeyUpdate was sent");
      assertArrayEquals(data, pair.send(true, data));
      assertArrayEquals(data, pair.send(false, data));
    }
  }

  static EnginePair pair(
      DelegateName client, DelegateName server, TestIdentity identity, String factory)
      throws Exception {
    SSLContext clients =
        Delegates.of(client).newContext(null, new Pinned(identity.certificate()), null, Set.of());
    SSLContext servers =
        Delegates.of(server)
            .newContext(TestIdentity.keyManagers(factory, identity), new Pinned(), null, Set.of());
    return new EnginePair(
        clients.createSSLEngine(TestIdentity.HOST, 443), servers.createSSLEngine());
  }
}
