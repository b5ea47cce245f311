package dev.portcullis.provider;

import dev.portcullis.provider.config.PolicySource;
import dev.portcullis.provider.events.Events;
import dev.portcullis.provider.jsse.JsseServices;
import java.security.ProviderException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind all services of one provider object, made at the first use of one of them. A
 * failure is kept: a broken policy refuses the hundredth call as it refused the first. Thread-safe.
 */
final class Gate {
  private final PolicySource source;
  private final AtomicBoolean checked = new AtomicBoolean();
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
    // Outside the lock: a log back end may open a TLS connection of its own, in another thread.
    if (!checked.getAndSet(true)) {
      made.findings().forEach(finding -> Events.warn(finding, finding));
      ListCheck.tellFindings();
    }
    return made;
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

  private JsseServices make() {
    try {
      return new JsseServices(source.get());
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
