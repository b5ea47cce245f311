package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.IdentityVerdict;
import dev.portcullis.provider.enforce.IdentityVerifier;
import dev.portcullis.provider.enforce.IdentityViolation;
import dev.portcullis.provider.enforce.PeerChainVerifier;
import dev.portcullis.provider.enforce.PeerLeafVerifier;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges who a peer is, by the rules of the connection. Stateless. */
final class PeerJudge {
  private PeerJudge() {}

  /** The refusal of a chain, or of the name on its leaf; empty if all may pass. */
  static Optional<String> against(
      ConnectionPolicy policy, @Nullable ReferenceIdentity identity, List<X509Certificate> chain) {
    Optional<String> reason = ofCertificates(policy, chain);
    return reason.isPresent() ? reason : wrongIdentity(policy, identity, chain.get(0));
  }

  private static Optional<String> ofCertificates(
      ConnectionPolicy policy, List<X509Certificate> chain) {
    GoodChains good = policy.parameters().goodChains();
    if (good.contains(chain)) {
      return Optional.empty();
    }
    Role role = policy.effective().role();
    List<Violation> found = PeerChainVerifier.all(policy.rules(), chain);
    Optional<String> reason = first(policy, found);
    if (reason.isPresent()) {
      return reason;
    }
    List<Violation> ofLeaf =
        PeerLeafVerifier.all(policy.rules().certificates(), role, chain.get(0));
    if (found.isEmpty() && ofLeaf.isEmpty()) {
      good.add(chain);
    }
    return first(policy, ofLeaf);
  }

  /** The first violation that is refused; those before it were told. */
  static Optional<String> first(ConnectionPolicy policy, List<Violation> violations) {
    for (Violation violation : violations) {
      Optional<String> reason = policy.against(violation);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** Why a leaf is not the peer that was asked for; empty if it is, or if nobody was. */
  static Optional<String> wrongIdentity(
      ConnectionPolicy policy, @Nullable ReferenceIdentity reference, X509Certificate leaf) {
    if (policy.effective().role() == Role.SERVER || reference == null) {
      return Optional.empty();
    }
    IdentityVerdict verdict = IdentityVerifier.verify(reference, leaf, policy.rules().identity());
    if (verdict instanceof IdentityVerdict.Mismatch mismatch) {
      // The first words are those of the JDK: libraries look for them.
      return policy
          .against(IdentityViolation.wrong(reference, mismatch, leaf))
          .map(text -> mismatch.headline() + "\n" + text);
    }
    return Optional.empty();
  }
}
