package dev.portcullis.provider.jsse;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Is somebody else as a client than as a server. Aliases carry the role, so that each finds its way
 * back. Thread-safe.
 */
final class RoleKeyManager extends X509ExtendedKeyManager {
  private static final String CLIENT = "client:";
  private static final String SERVER = "server:";

  private final @Nullable X509ExtendedKeyManager ofClient;
  private final @Nullable X509ExtendedKeyManager ofServer;

  /** Joins two managers; null for a role without keys. */
  RoleKeyManager(
      @Nullable X509ExtendedKeyManager ofClient, @Nullable X509ExtendedKeyManager ofServer) {
    this.ofClient = ofClient;
    this.ofServer = ofServer;
  }

  private static @Nullable String marked(String role, @Nullable String alias) {
    return alias == null ? null : role + alias;
  }

  private static String @Nullable [] marked(String role, String @Nullable [] aliases) {
    if (aliases == null) {
      return null;
    }
    String[] marked = aliases.clone();
    for (int i = 0; i < marked.length; i++) {
      marked[i] = role + marked[i];
    }
    return marked;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return ofClient == null ? null : marked(CLIENT, ofClient.getClientAliases(keyType, issuers));
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return ofServer == null ? null : marked(SERVER, ofServer.getServerAliases(keyType, issuers));
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return ofClient == null
        ? null
        : marked(CLIENT, ofClient.chooseClientAlias(keyTypes, issuers, socket));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return ofServer == null
        ? null
        : marked(SERVER, ofServer.chooseServerAlias(keyType, issuers, socket));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return ofClient == null
        ? null
        : marked(CLIENT, ofClient.chooseEngineClientAlias(keyTypes, issuers, engine));
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return ofServer == null
        ? null
        : marked(SERVER, ofServer.chooseEngineServerAlias(keyType, issuers, engine));
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    X509ExtendedKeyManager manager = of(alias);
    return manager == null ? null : manager.getCertificateChain(bare(alias));
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    X509ExtendedKeyManager manager = of(alias);
    return manager == null ? null : manager.getPrivateKey(bare(alias));
  }

  private @Nullable X509ExtendedKeyManager of(@Nullable String alias) {
    if (alias == null) {
      return null;
    }
    return alias.startsWith(CLIENT) ? ofClient : alias.startsWith(SERVER) ? ofServer : null;
  }

  private static @Nullable String bare(@Nullable String alias) {
    return alias == null ? null : alias.substring(CLIENT.length());
  }
}
