package dev.portcullis.provider.delegate;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.SignatureScheme;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a connection as {@link AlgorithmConstraints}: the only way to tell SunJSSE on
 * Java 17 about groups and signature schemes of one connection.
 *
 * <p>It refuses a name only if the name, letter by letter, is one of the closed catalogues
 * (versions, suites, groups, schemes) or of SunJSSE's own schemes, and not allowed. Names of keys
 * and of X.509 signatures ({@code EC}, {@code SHA256withRSA}) are never refused here, because
 * refusing them would take other things along. Trap: SunJSSE drops a scheme together with its
 * group, so {@code ecdsa_secp256r1_sha256} needs {@code secp256r1} among the groups. What the
 * application's own constraints refuse stays refused. Not responsible for keys of certificates.
 * Immutable; thread-safe if the application's object is.
 */
final class PolicyAlgorithmConstraints implements AlgorithmConstraints {

  /** Schemes of TLS 1.2 that SunJSSE offers under names that IANA has not. */
  private static final Set<String> UNNAMED_SCHEMES =
      Set.of("rsa_md5", "dsa_sha1", "rsa_sha224", "dsa_sha224", "ecdsa_sha224", "dsa_sha256");

  private static final Set<String> CATALOGUES =
      Stream.of(
              UNNAMED_SCHEMES.stream(),
              Arrays.stream(ProtocolVersion.values()).map(ProtocolVersion::jsseName),
              CipherSuite.all().stream()
                  .filter(suite -> !suite.isSignalling())
                  .map(CipherSuite::name),
              Arrays.stream(NamedGroup.values()).map(NamedGroup::ianaName),
              Arrays.stream(SignatureScheme.values()).map(SignatureScheme::ianaName))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private static final PerRole<Set<String>> REFUSED = new PerRole<>();

  private final Set<String> refused;
  private final @Nullable AlgorithmConstraints application;

  private PolicyAlgorithmConstraints(
      Set<String> refused, @Nullable AlgorithmConstraints application) {
    this.refused = refused;
    this.application = application;
  }

  /** Constraints of the parameters on top of {@code current}, replacing earlier ones of ours. */
  static PolicyAlgorithmConstraints of(
      HandshakeParameters parameters, @Nullable AlgorithmConstraints current) {
    Set<String> known = REFUSED.of(parameters);
    return new PolicyAlgorithmConstraints(
        known != null ? known : REFUSED.keep(parameters, refusedBy(parameters)),
        current instanceof PolicyAlgorithmConstraints ours ? ours.application : current);
  }

  private static Set<String> refusedBy(HandshakeParameters parameters) {
    Set<String> refused = new HashSet<>(CATALOGUES);
    parameters.protocols().forEach(refused::remove);
    parameters.cipherSuites().forEach(refused::remove);
    parameters.groups().forEach(group -> refused.remove(group.ianaName()));
    SunParameters.oneList(parameters).forEach(scheme -> refused.remove(scheme.ianaName()));
    return refused;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    return allows(algorithm)
        && (application == null || application.permits(primitives, algorithm, parameters));
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return application == null || application.permits(primitives, key);
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return allows(algorithm)
        && (application == null || application.permits(primitives, algorithm, key, parameters));
  }

  @Nullable AlgorithmConstraints application() {
    return application;
  }

  private boolean allows(@Nullable String name) {
    return name == null || !refused.contains(name);
  }
}
