package dev.portcullis.provider.delegate;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.Capabilities.Control;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Finds out what a delegate can do: asks it for everything the catalogues have and reads what it
 * then offers. One ClientHello for each version, since some suites, groups and schemes belong to
 * one version only. Stateless.
 */
final class CapabilityProbe {

  private static final List<NamedGroup> GROUPS = List.of(NamedGroup.values());
  private static final List<SignatureScheme> SCHEMES = List.of(SignatureScheme.values());

  private CapabilityProbe() {}

  /** What engines of the delegate offer, with the controls that it is known to have. */
  static Capabilities of(DelegateJsse delegate, EngineMaker engines, Set<Control> controls) {
    Set<Integer> suites = new LinkedHashSet<>();
    Set<Integer> groups = new LinkedHashSet<>();
    Set<Integer> schemes = new LinkedHashSet<>();
    Set<ProtocolVersion> versions = EnumSet.noneOf(ProtocolVersion.class);
    for (ProtocolVersion version : supported(engines.make())) {
      ask(delegate, engines.make(), version)
          .ifPresent(
              offer -> {
                versions.add(version);
                suites.addAll(offer.cipherSuites());
                groups.addAll(offer.groups());
                schemes.addAll(offer.schemes());
              });
    }
    return new Capabilities(
        versions,
        known(suites, CipherSuite::byCode),
        known(groups, NamedGroup::byCode),
        known(schemes, SignatureScheme::byCode),
        controls);
  }

  /** Makes a new engine that has not begun. */
  interface EngineMaker {
    SSLEngine make();
  }

  private static List<ProtocolVersion> supported(SSLEngine engine) {
    return Arrays.stream(engine.getSupportedProtocols())
        .flatMap(name -> ProtocolVersion.byName(name).stream())
        .filter(version -> !version.isSsl())
        .toList();
  }

  /** Empty if the delegate will not begin with this version, which java.security may disable. */
  private static Optional<ClientHelloOffer> ask(
      DelegateJsse delegate, SSLEngine engine, ProtocolVersion version) {
    engine.setUseClientMode(true);
    delegate.configure(
        engine,
        new HandshakeParameters(
            Role.CLIENT,
            List.of(version.jsseName()),
            List.of(engine.getSupportedCipherSuites()),
            false,
            GROUPS,
            List.of(),
            SCHEMES,
            SCHEMES));
    try {
      return Optional.of(ClientHelloOffer.of(engine));
    } catch (SSLException | IllegalStateException refused) {
      return Optional.empty();
    }
  }

  private static <T> Set<T> known(Set<Integer> codes, Function<Integer, Optional<T>> byCode) {
    return codes.stream()
        .flatMap(code -> byCode.apply(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
