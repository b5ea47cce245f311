package dev.portcullis.provider;

import dev.portcullis.provider.config.PolicySource;
import dev.portcullis.provider.jsse.JsseServices;
import java.security.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind all services of one provider object, made at the first use of one of them. A
 * failure is kept: a broken policy refuses the hundredth call as it refused the first. Thread-safe.
 */
final class Gate {
  private final PolicySource source;
  private @Nullable JsseServices services;
  private @Nullable ProviderException refusal;

  Gate(PolicySource source) {
    this.source = source;
  }

  synchronized JsseServices services() {
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
      JsseServices made = new JsseServices(source.get());
      ListCheck.tellFindings();
      return made;
    } catch (ProviderException e) {
      refusal = e;
      throw e;
    }
  }
}
