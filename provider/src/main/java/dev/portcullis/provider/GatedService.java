package dev.portcullis.provider;

import dev.portcullis.provider.jsse.JsseServices;
import java.security.Provider;
import java.security.ProviderException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service of the provider. Whatever goes wrong becomes an unchecked {@link ProviderException}
 * with its reason: the JCA takes any checked exception, and a null, as "ask the next provider".
 * Thread-safe.
 */
final class GatedService extends Provider.Service {
  private final ServiceTable.Entry entry;
  private final @Nullable Gate gate;

  /**
   * A service of a gate.
   *
   * @param gate null for that of the Portcullis that is listed when the service is used
   */
  GatedService(Provider provider, ServiceTable.Entry entry, @Nullable Gate gate) {
    super(provider, entry.type(), entry.algorithm(), GatedService.class.getName(), List.of(), null);
    this.entry = entry;
    this.gate = gate;
  }

  @Override
  public Object newInstance(@Nullable Object parameter) {
    try {
      Gate entered = gate != null ? gate : SunJsseStandIn.listed();
      if (entry.type().equals(ServiceTable.CONTEXT)) {
        return entered.context(entry.algorithm());
      }
      JsseServices services = entered.services();
      return switch (entry.type()) {
        case ServiceTable.KEY_MANAGERS -> services.keyManagerFactory(entry.platformAlgorithm());
        default -> services.trustManagerFactory(entry.platformAlgorithm());
      };
    } catch (ProviderException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw new ProviderException(
          "Portcullis cannot serve "
              + entry.type()
              + " "
              + entry.algorithm()
              + ": "
              + Damage.words(e),
          e);
    }
  }
}
