package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Mode;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TrustRules.ApplicationManagers;
import dev.portcullis.provider.enforce.PinVerifier;
import dev.portcullis.provider.enforce.Violation;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;

/**
 * Holds the peers of one context to the policy's pins. Trust managers do not tell which path they
 * validated, so it is built again, for pinned hosts only. Thread-safe if the manager is.
 */
final class PinCheck {
  private static final int MAX_PATH_LENGTH = 10;

  private final PolicyAnchors anchors;
  private final X509TrustManager application;

  PinCheck(PolicyAnchors anchors, X509TrustManager application) {
    this.anchors = anchors;
    this.application = application;
  }

  /**
   * Why a server's chain is refused; empty if it is not, or where the host is only reported on.
   *
   * @param policy of the connection; servers and clients that name nobody have no pin
   * @param chain leaf first; its trust was established already
   */
  Optional<String> reasonAgainst(ConnectionPolicy policy, List<X509Certificate> chain) {
    return policy.effective().role() == Role.SERVER
        ? Optional.empty()
        : policy.document().policy().pin(policy.peer()).flatMap(pin -> judged(pin, chain, policy));
  }

  private Optional<String> judged(Pin pin, List<X509Certificate> chain, ConnectionPolicy policy) {
    if (PinVerifier.isExpired(pin, policy.today())) {
      return switch (pin.afterExpiry()) {
        case REFUSE -> consequence(pin.mode(), PinVerifier.expired(pin), policy);
        case REPORT -> consequence(Mode.REPORT, PinVerifier.expired(pin), policy);
        case IGNORE -> Optional.empty();
      };
    }
    if (PinVerifier.isMet(pin, chain.get(0))) {
      return Optional.empty();
    }
    Set<X509Certificate> trusted = trusted(policy.rules().trust().applicationManagers());
    List<X509Certificate> path = path(chain, trusted);
    Set<X509Certificate> pinned =
        trusted.stream()
            .filter(anchor -> PinVerifier.isMet(pin, anchor))
            .collect(Collectors.toSet());
    boolean met =
        path.stream().anyMatch(certificate -> PinVerifier.isMet(pin, certificate))
            || (!pinned.isEmpty() && path(chain, pinned).size() > 1);
    return met
        ? Optional.empty()
        : consequence(pin.mode(), PinVerifier.mismatch(pin, path), policy);
  }

  private static Optional<String> consequence(
      Mode mode, Violation violation, ConnectionPolicy policy) {
    if (mode == Mode.REPORT) {
      policy.report(violation);
      return Optional.empty();
    }
    return policy.against(violation);
  }

  /** The anchors that a path may end at; see {@link AnchoredTrust}. */
  private Set<X509Certificate> trusted(ApplicationManagers worth) {
    Set<X509Certificate> all = new LinkedHashSet<>();
    X509Certificate[] named =
        worth == ApplicationManagers.RESTRICT ? null : application.getAcceptedIssuers();
    if (named != null) {
      all.addAll(Arrays.asList(named));
    }
    try {
      all.addAll(Arrays.asList(anchors.of(Role.CLIENT).getAcceptedIssuers()));
    } catch (GeneralSecurityException e) {
      // Then only the application's count: fewer paths, never more.
    }
    return all;
  }

  /** Leaf to anchor; the leaf alone where there is no path: then nobody else vouches for it. */
  private static List<X509Certificate> path(
      List<X509Certificate> chain, Set<X509Certificate> trusted) {
    List<X509Certificate> path = new ArrayList<>();
    try {
      PKIXCertPathBuilderResult result = build(chain, trusted);
      for (Certificate certificate : result.getCertPath().getCertificates()) {
        path.add((X509Certificate) certificate);
      }
      path.add(result.getTrustAnchor().getTrustedCert());
      return path;
    } catch (GeneralSecurityException | RuntimeException e) {
      return List.of(chain.get(0));
    }
  }

  private static PKIXCertPathBuilderResult build(
      List<X509Certificate> chain, Set<X509Certificate> trusted) throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(chain.get(0));
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            trusted.stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet()),
            leaf);
    parameters.setRevocationEnabled(false); // Validity was established; only the path is wanted.
    parameters.setMaxPathLength(MAX_PATH_LENGTH);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
