package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Stands around the application's trust manager: what that refuses stays refused; what it accepts
 * must also lead to a trust anchor, keep the policy's rules for keys and signatures and, for a
 * client, be the peer that was asked for.
 *
 * <p>An extended trust manager makes both delegates skip their own endpoint identification, so all
 * checks that they would do are done here. Thread-safe if the application's manager is.
 */
final class PolicyTrustManager extends X509ExtendedTrustManager {
  private final X509TrustManager application;
  private final AnchoredTrust anchored;
  private final RevocationCheck revocation;
  private final ConnectionRegistry registry;

  PolicyTrustManager(
      X509TrustManager application,
      AnchoredTrust anchored,
      RevocationCheck revocation,
      ConnectionRegistry registry) {
    this.application = application;
    this.anchored = anchored;
    this.revocation = revocation;
    this.registry = registry;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    String type = standard(authType);
    check(
        socket,
        Role.CLIENT,
        chain,
        type,
        wrapper -> extended().checkServerTrusted(chain, type, (Socket) wrapper),
        () -> application.checkServerTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    String type = standard(authType);
    check(
        engine,
        Role.CLIENT,
        chain,
        type,
        wrapper -> extended().checkServerTrusted(chain, type, (SSLEngine) wrapper),
        () -> application.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    String type = standard(authType);
    check(
        socket,
        Role.SERVER,
        chain,
        type,
        wrapper -> extended().checkClientTrusted(chain, type, (Socket) wrapper),
        () -> application.checkClientTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    String type = standard(authType);
    check(
        engine,
        Role.SERVER,
        chain,
        type,
        wrapper -> extended().checkClientTrusted(chain, type, (SSLEngine) wrapper),
        () -> application.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw withoutConnection();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw withoutConnection();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    X509Certificate[] issuers =
        application instanceof RoleTrustManager roles
            ? roles.issuersOfClients()
            : application.getAcceptedIssuers();
    return issuers == null ? new X509Certificate[0] : issuers;
  }

  private interface ExtendedCheck {
    void run(Object wrapper) throws CertificateException;
  }

  private interface PlainCheck {
    void run() throws CertificateException;
  }

  private void check(
      @Nullable Object connection,
      Role own,
      X509Certificate[] chain,
      String authType,
      ExtendedCheck extended,
      PlainCheck plain)
      throws CertificateException {
    if (own == Role.SERVER) {
      registry.clientShows();
    }
    if (chain == null || chain.length == 0) {
      throw new CertificateException("The peer's certificate chain is empty");
    }
    HandshakeGate gate = gate(connection);
    if (gate.role() != own) {
      throw new CertificateException("The peer's certificates are not those of its role");
    }
    gate.requireFirstHandshake();
    try {
      if (application instanceof X509ExtendedTrustManager) {
        extended.run(gate.wrapper());
      } else {
        plain.run();
      }
    } catch (CertificateException e) {
      throw anchored.explained(application, e, chain, gate);
    } catch (RuntimeException e) {
      // A trust store without anchors, for one: the reason must not drown in an internal error.
      throw anchored.explained(
          application, new CertificateException(Reasons.of(e), e), chain, gate);
    }
    anchored.verify(application, chain, authType, gate);
    revocation.verify(application, chain, Stapled.in(connection), gate);
    gate.judge(chain);
  }

  private X509ExtendedTrustManager extended() {
    return (X509ExtendedTrustManager) application;
  }

  private HandshakeGate gate(@Nullable Object connection) throws CertificateException {
    HandshakeGate gate = registry.find(connection);
    if (gate == null) {
      throw withoutConnection();
    }
    return gate;
  }

  private static CertificateException withoutConnection() {
    return new CertificateException(
        "A certificate chain cannot be judged without the connection that it came over: "
            + "there is no identity to check it against");
  }

  /**
   * JSSE's word for the key exchange. Conscrypt says GENERIC where JSSE says UNKNOWN for TLS 1.3,
   * Bouncy Castle KE:RSA where the certificate's key itself transports the secret.
   */
  private static String standard(String authType) {
    if ("GENERIC".equals(authType)) {
      return "UNKNOWN";
    }
    return "KE:RSA".equals(authType) ? "RSA" : authType;
  }
}
