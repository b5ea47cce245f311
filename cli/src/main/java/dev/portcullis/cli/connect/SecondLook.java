package dev.portcullis.cli.connect;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.Capabilities;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.delegate.HandshakeParameters;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a peer once more, without the policy: what it would speak with somebody who takes anything,
 * and its certificates, which are not believed. The handshake ends as soon as they are there, and
 * nothing is ever sent over it. For one thread.
 */
final class SecondLook extends X509ExtendedTrustManager {
  private volatile Optional<Sight> seen = Optional.empty();

  private SecondLook() {}

  /**
   * What the peer showed.
   *
   * @param protocol JSSE name, or the number in hexadecimal
   * @param cipherSuite IANA name, or the number in hexadecimal
   * @param chain leaf first; empty if it is too old to be read
   */
  record Sight(String protocol, String cipherSuite, List<X509Certificate> chain) {}

  /** What the peer shows; empty if it speaks no TLS and no SSL with anybody. */
  static Optional<Sight> at(Target target) {
    SecondLook look = new SecondLook();
    try {
      look.shakeHands(target);
    } catch (IOException | GeneralSecurityException | RuntimeException always) {
      // it ends itself when it has seen enough
    }
    return look.seen.or(() -> OldHello.at(target));
  }

  private void shakeHands(Target target) throws IOException, GeneralSecurityException {
    DelegateJsse delegate = Delegates.of(DelegateName.BOUNCY_CASTLE);
    SSLContext context = delegate.newContext(null, this, null, Set.of());
    try (Socket plain = target.connect()) {
      try (SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, target.serverName(), target.address().port(), true)) {
        HandshakeParameters anything = anything(target, delegate.capabilities());
        socket.setEnabledProtocols(anything.protocols().toArray(String[]::new));
        socket.setEnabledCipherSuites(anything.cipherSuites().toArray(String[]::new));
        delegate.configure(socket, anything);
        socket.startHandshake();
      }
    }
  }

  private static HandshakeParameters anything(Target target, Capabilities delegate) {
    List<NamedGroup> groups =
        Arrays.stream(NamedGroup.values()).filter(delegate.groups()::contains).toList();
    List<SignatureScheme> schemes =
        Arrays.stream(SignatureScheme.values()).filter(delegate.schemes()::contains).toList();
    return new HandshakeParameters(
        Role.CLIENT,
        delegate.versions().stream()
            .filter(version -> !version.isDatagram() && !version.isSsl())
            .sorted(Comparator.reverseOrder())
            .map(ProtocolVersion::jsseName)
            .toList(),
        delegate.cipherSuites().stream()
            .filter(suite -> !suite.isSignalling())
            .sorted(target.bestFirst())
            .map(CipherSuite::name)
            .toList(),
        false,
        groups,
        groups.contains(NamedGroup.X25519) ? List.of(NamedGroup.X25519) : List.of(),
        schemes,
        schemes);
  }

  private void look(X509Certificate[] chain, SSLSession session) throws CertificateException {
    seen = Optional.of(new Sight(session.getProtocol(), session.getCipherSuite(), List.of(chain)));
    throw new CertificateException("seen enough");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    look(chain, ((SSLSocket) socket).getHandshakeSession());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    look(chain, engine.getHandshakeSession());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is for sockets and engines");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
