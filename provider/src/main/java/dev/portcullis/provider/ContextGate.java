package dev.portcullis.provider;

import dev.portcullis.provider.events.Events;
import dev.portcullis.provider.jsse.JsseServices;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import org.jspecify.annotations.Nullable;

/**
 * Puts the contexts of every provider behind the policy, listed or not. For an agent that hooks the
 * constructor of {@link SSLContext}; applications have no use for it. Knows nothing of bytecode.
 * Thread-safe.
 */
public final class ContextGate {
  private final PortcullisProvider provider;

  private ContextGate(PortcullisProvider provider) {
    this.provider = provider;
  }

  /**
   * Installs a provider as {@link PortcullisProvider#install(PortcullisProvider)} does.
   *
   * @param location profile name or path of a policy file; null means the policy of the Portcullis
   *     that is listed already, else the one that the properties name
   * @throws ProviderException if the policy cannot be used
   */
  public static ContextGate install(@Nullable String location) {
    PortcullisProvider provider = chosen(location);
    provider.gate.reachesEveryProvider();
    PortcullisProvider.install(provider);
    return new ContextGate(provider);
  }

  /**
   * What a context that is being made works with from now on.
   *
   * <p>A context of {@link SSLContext#getInstance} comes from a provider's service: ours takes its
   * place under the same name. An application's subclass of SSLContext brings an Spi of its own;
   * such Spis choose among contexts that were made elsewhere and came through here themselves, so
   * it keeps its Spi, unless that is one of a JSSE.
   *
   * @param context the context; its provider and protocol are set
   * @param made the Spi that it was made with
   * @throws ProviderException if the policy serves no context of that name, or cannot be used
   */
  public @Nullable SSLContextSpi gated(SSLContext context, @Nullable SSLContextSpi made) {
    if (made == null || context instanceof RefusedContext || JsseServices.made(context, made)) {
      return made;
    }
    if (context.getClass() != SSLContext.class && !ForeignJsse.made(made, context.getProvider())) {
      tell(context, made);
      return made;
    }
    return replacement(context);
  }

  private SSLContextSpi replacement(SSLContext context) {
    String name = context.getProtocol();
    Provider.Service service = name == null ? null : provider.getService("SSLContext", name);
    if (service == null) {
      throw new ProviderException(
          "Portcullis has no SSLContext called "
              + name
              + ", which "
              + context.getProvider()
              + " made: no TLS policy would govern it; ask for TLS");
    }
    try {
      return (SSLContextSpi) service.newInstance(null);
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("Portcullis cannot serve SSLContext " + name, e);
    }
  }

  private static PortcullisProvider chosen(@Nullable String location) {
    if (location != null) {
      return (PortcullisProvider) new PortcullisProvider().configure(location);
    }
    return Security.getProvider(PortcullisProvider.NAME) instanceof PortcullisProvider listed
        ? listed
        : new PortcullisProvider();
  }

  private static void tell(SSLContext context, SSLContextSpi spi) {
    String name = context.getClass().getName();
    Events.warn(
        "context class " + name,
        "An application makes SSLContexts of its own class "
            + name
            + " with "
            + spi.getClass().getName()
            + ": the TLS policy governs the contexts that it chooses among, not TLS that it might"
            + " speak itself");
  }
}
