package dev.portcullis.provider;

import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.config.PolicySource;
import dev.portcullis.provider.events.Events;
import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.jsse.JsseServices;
import java.security.ProviderException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind all services of one provider object, made at the first use of one of them. A
 * failure is kept: a broken policy refuses the hundredth call as it refused the first. Thread-safe.
 */
final class Gate {
  private final PolicySource source;
  private volatile boolean checked;
  private @Nullable JsseServices services;
  private @Nullable ProviderException refusal;

  Gate(PolicySource source) {
    this.source = source;
  }

  /**
   * What is behind the services.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be put in force
   */
  JsseServices services() {
    JsseServices made = prepared();
    if (!checked) {
      check(made);
    }
    return made;
  }

  /**
   * What is behind contexts made in code, which no provider list can get between: that list is only
   * looked at for a policy that refuses TLS over it.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be put in force
   */
  JsseServices servicesInCode() {
    JsseServices made = prepared();
    if (source.get().policy().onBypass() == OnBypass.REFUSE) {
      return services();
    }
    made.findings().forEach(finding -> Events.warn(finding, finding));
    return made;
  }

  /** Spares the look at the list of providers: contexts of all of them come here. */
  void reachesEveryProvider() {
    checked = true;
  }

  /** The same, without a look at the list of providers. */
  synchronized JsseServices prepared() {
    if (refusal != null) {
      throw new ProviderException(refusal.getMessage(), refusal.getCause());
    }
    if (services == null) {
      services = make();
    }
    return services;
  }

  /**
   * The policy in force.
   *
   * @throws ProviderException always, with the same reason, if it cannot be read
   */
  PolicyDocument policy() {
    return source.get();
  }

  /** Each thread that comes before the first is done looks for itself: none is served unchecked. */
  private void check(JsseServices made) {
    List<Finding> findings = ListCheck.findings();
    PolicyDocument policy = source.get();
    if (!findings.isEmpty() && policy.policy().onBypass() == OnBypass.REFUSE) {
      throw bypassed(policy, findings);
    }
    checked = true;
    // Outside the lock: a log back end may open a TLS connection of its own, in another thread.
    made.findings().forEach(finding -> Events.warn(finding, finding));
    ListCheck.tell(findings);
  }

  private synchronized ProviderException bypassed(PolicyDocument policy, List<Finding> findings) {
    return kept(
        new ProviderException(
            "Portcullis refuses all TLS: programs can bypass TLS policy "
                + policy.policy().id()
                + ", and its lock.on-bypass is \"refuse\" ("
                + policy.origin(Role.CLIENT, "lock.on-bypass")
                + ")\n"
                + findings.stream().map(Finding::text).collect(Collectors.joining("\n"))
                + "\nMend the set-up and start again, or write lock.on-bypass = \"warn\""));
  }

  private JsseServices make() {
    try {
      return new JsseServices(source.get(), source.credentials());
    } catch (ProviderException e) {
      throw kept(e);
    } catch (LinkageError e) {
      // The second attempt would only say that a class could not be initialised, not why.
      throw kept(new ProviderException("Portcullis refuses all TLS: " + Damage.words(e), e));
    }
  }

  private ProviderException kept(ProviderException e) {
    refusal = e;
    return e;
  }
}
