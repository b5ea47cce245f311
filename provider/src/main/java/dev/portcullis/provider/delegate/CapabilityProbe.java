package dev.portcullis.provider.delegate;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.Capabilities.Control;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a delegate can do: asks it for everything the catalogues have and reads what it
 * then offers, in one ClientHello for all versions. Where that says only the highest version (a
 * hello without supported_versions, RFC 9846, Section 4.3.1), each is asked for by itself.
 * Stateless.
 */
final class CapabilityProbe {

  private static final List<NamedGroup> GROUPS = List.of(NamedGroup.values());
  private static final List<SignatureScheme> SCHEMES = List.of(SignatureScheme.values());

  private CapabilityProbe() {}

  /**
   * What engines of the delegate offer, with the controls that it is known to have.
   *
   * @param context of the delegate; not used for anything else
   */
  static Capabilities of(DelegateJsse delegate, SSLContext context, Set<Control> controls) {
    List<ProtocolVersion> supported = supported(context.createSSLEngine());
    ClientHelloOffer all = ask(delegate, context, supported);
    return all != null && all.versions().size() > 1
        ? capabilities(List.of(all), controls)
        : eachAlone(delegate, context, supported, controls);
  }

  /** The same from a hello for each version alone. */
  static Capabilities eachAlone(
      DelegateJsse delegate,
      SSLContext context,
      List<ProtocolVersion> supported,
      Set<Control> controls) {
    List<ClientHelloOffer> offers = new ArrayList<>();
    for (ProtocolVersion version : supported) {
      ClientHelloOffer offer = ask(delegate, context, List.of(version));
      if (offer != null) {
        offers.add(offer);
      }
    }
    return capabilities(offers, controls);
  }

  private static Capabilities capabilities(List<ClientHelloOffer> offers, Set<Control> controls) {
    Set<ProtocolVersion> versions = new LinkedHashSet<>();
    Set<CipherSuite> suites = new LinkedHashSet<>();
    Set<NamedGroup> groups = new LinkedHashSet<>();
    Set<SignatureScheme> schemes = new LinkedHashSet<>();
    for (ClientHelloOffer offer : offers) {
      for (int code : offer.versions()) {
        addKnown(ProtocolVersion.byCode(code), versions);
      }
      for (int code : offer.cipherSuites()) {
        addKnown(CipherSuite.byCode(code), suites);
      }
      for (int code : offer.groups()) {
        addKnown(NamedGroup.byCode(code), groups);
      }
      for (int code : offer.schemes()) {
        addKnown(SignatureScheme.byCode(code), schemes);
      }
    }
    return new Capabilities(versions, suites, groups, schemes, controls);
  }

  /** The versions that engines of a context have, but for SSL. */
  static List<ProtocolVersion> supported(SSLEngine engine) {
    List<ProtocolVersion> supported = new ArrayList<>();
    for (String name : engine.getSupportedProtocols()) {
      Optional<ProtocolVersion> version = ProtocolVersion.byName(name);
      if (version.isPresent() && !version.get().isSsl()) {
        supported.add(version.get());
      }
    }
    return supported;
  }

  /** Null if the delegate will not begin with these versions, which java.security may disable. */
  private static @Nullable ClientHelloOffer ask(
      DelegateJsse delegate, SSLContext context, List<ProtocolVersion> versions) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    List<String> names = new ArrayList<>();
    for (ProtocolVersion version : versions) {
      names.add(version.jsseName());
    }
    delegate.configure(
        engine,
        new HandshakeParameters(
            Role.CLIENT,
            names,
            List.of(engine.getSupportedCipherSuites()),
            false,
            GROUPS,
            List.of(),
            SCHEMES,
            SCHEMES));
    try {
      return ClientHelloOffer.of(engine);
    } catch (SSLException | IllegalStateException refused) {
      return null;
    }
  }

  private static <T> void addKnown(Optional<T> named, Set<T> known) {
    if (named.isPresent()) {
      known.add(named.get());
    }
  }
}
