package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Stands around an application's key manager: hands it the engine or socket that the application
 * holds, and judges the own chain that is about to be shown. A plain manager serves no engines, as
 * in SunJSSE. On an open connection no key is chosen: only a renegotiation would ask for one.
 * Thread-safe if the application's manager is.
 */
final class PolicyKeyManager extends X509ExtendedKeyManager {
  private final X509KeyManager application;
  private final OwnChain ownChain;
  private final ConnectionRegistry registry;

  PolicyKeyManager(X509KeyManager application, OwnChain ownChain, ConnectionRegistry registry) {
    this.application = application;
    this.ownChain = ownChain;
    this.registry = registry;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return allowed(Role.CLIENT, application.getClientAliases(keyType, issuers));
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return allowed(Role.SERVER, application.getServerAliases(keyType, issuers));
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (registry.isOpen(socket)) {
      return null;
    }
    return shown(
        Role.CLIENT,
        application.chooseClientAlias(keyTypes, issuers, wrapper(socket)),
        registry.find(socket));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (registry.isOpen(socket)) {
      return null;
    }
    return shown(
        Role.SERVER,
        application.chooseServerAlias(keyType, issuers, wrapper(socket)),
        registry.find(socket));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return application instanceof X509ExtendedKeyManager extended && !registry.isOpen(engine)
        ? shown(
            Role.CLIENT,
            extended.chooseEngineClientAlias(keyTypes, issuers, wrapper(engine)),
            registry.find(engine))
        : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return application instanceof X509ExtendedKeyManager extended && !registry.isOpen(engine)
        ? shown(
            Role.SERVER,
            extended.chooseEngineServerAlias(keyType, issuers, wrapper(engine)),
            registry.find(engine))
        : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return application.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return application.getPrivateKey(alias);
  }

  private @Nullable String shown(Role role, @Nullable String alias, @Nullable HandshakeGate gate) {
    X509Certificate[] chain = alias == null ? null : application.getCertificateChain(alias);
    return chain == null || ownChain.mayBeShown(gate, role, chain) ? alias : null;
  }

  private String @Nullable [] allowed(Role role, String @Nullable [] aliases) {
    if (aliases == null) {
      return null;
    }
    return Arrays.stream(aliases)
        .filter(
            alias -> {
              X509Certificate[] chain = application.getCertificateChain(alias);
              return chain == null || ownChain.isAllowed(role, chain);
            })
        .toArray(String[]::new);
  }

  private @Nullable Socket wrapper(@Nullable Socket socket) {
    return socket == null ? null : registry.wrapperOf(socket, Socket.class);
  }

  private @Nullable SSLEngine wrapper(@Nullable SSLEngine engine) {
    return engine == null ? null : registry.wrapperOf(engine, SSLEngine.class);
  }
}
