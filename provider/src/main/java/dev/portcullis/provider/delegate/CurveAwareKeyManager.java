package dev.portcullis.provider.delegate;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets Bouncy Castle's JSSE ask a key manager that was written for SunJSSE. It asks for {@code
 * EC/secp256r1} (TLS 1.3) or {@code ECDHE_ECDSA} (TLS 1.2) where SunJSSE asks for {@code EC}.
 *
 * <p>The manager's own choice stands wherever its key is of the kind that is asked for. If only the
 * curve is wrong, a key on the right curve is taken whose certificate has the same names: a manager
 * that chose by server name must not be overruled with another server's certificate.
 *
 * <p>A manager that is not extended has no say over engines, as in SunJSSE. Thread-safe if the
 * manager is.
 */
final class CurveAwareKeyManager extends X509ExtendedKeyManager {

  private final X509KeyManager keys;

  CurveAwareKeyManager(X509KeyManager keys) {
    this.keys = keys;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(
        KeyKind.asked(keyType), true, issuers, t -> keys.chooseServerAlias(t, issuers, socket));
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return keys instanceof X509ExtendedKeyManager extended
        ? choose(
            KeyKind.asked(keyType),
            true,
            issuers,
            t -> extended.chooseEngineServerAlias(t, issuers, engine))
        : null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return first(keyTypes, issuers, t -> keys.chooseClientAlias(new String[] {t}, issuers, socket));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return keys instanceof X509ExtendedKeyManager extended
        ? first(
            keyTypes,
            issuers,
            t -> extended.chooseEngineClientAlias(new String[] {t}, issuers, engine))
        : null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(KeyKind.asked(keyType), true, issuers);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(KeyKind.asked(keyType), false, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return EdwardsCertificate.renamed(keys.getCertificateChain(alias));
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return EdwardsPrivateKey.renamed(keys.getPrivateKey(alias));
  }

  private @Nullable String first(
      String[] keyTypes,
      Principal @Nullable [] issuers,
      Function<String, @Nullable String> chooser) {
    for (String keyType : keyTypes) {
      String alias = choose(KeyKind.asked(keyType), false, issuers, chooser);
      if (alias != null) {
        return alias;
      }
    }
    return null;
  }

  private @Nullable String choose(
      KeyKind kind,
      boolean server,
      Principal @Nullable [] issuers,
      Function<String, @Nullable String> chooser) {
    for (String name : kind.jdkNames()) {
      String chosen = chooser.apply(name);
      if (chosen != null) {
        return kind.fits(leaf(chosen)) ? chosen : sibling(kind, server, issuers, chosen);
      }
    }
    return null;
  }

  /** A key of the kind for the same names as {@code chosen}, or null. */
  private @Nullable String sibling(
      KeyKind kind, boolean server, Principal @Nullable [] issuers, String chosen) {
    X509Certificate named = leaf(chosen);
    String[] candidates = aliases(kind, server, issuers);
    for (String alias : candidates == null ? new String[0] : candidates) {
      if (sameNames(named, leaf(alias))) {
        return alias;
      }
    }
    return null;
  }

  private String @Nullable [] aliases(
      KeyKind kind, boolean server, Principal @Nullable [] issuers) {
    List<String> fitting = new ArrayList<>();
    for (String name : kind.jdkNames()) {
      String[] found =
          server ? keys.getServerAliases(name, issuers) : keys.getClientAliases(name, issuers);
      for (String alias : found == null ? new String[0] : found) {
        if (kind.fits(leaf(alias))) {
          fitting.add(alias);
        }
      }
    }
    return fitting.isEmpty() ? null : fitting.toArray(new String[0]);
  }

  private @Nullable X509Certificate leaf(String alias) {
    X509Certificate[] chain = keys.getCertificateChain(alias);
    return chain == null || chain.length == 0 ? null : chain[0];
  }

  private static boolean sameNames(@Nullable X509Certificate a, @Nullable X509Certificate b) {
    if (a == null || b == null) {
      return false;
    }
    try {
      var names = a.getSubjectAlternativeNames();
      var others = b.getSubjectAlternativeNames();
      return names == null || others == null
          ? names == others && a.getSubjectX500Principal().equals(b.getSubjectX500Principal())
          : List.copyOf(names).equals(List.copyOf(others));
    } catch (CertificateParsingException unreadable) {
      return false;
    }
  }
}
