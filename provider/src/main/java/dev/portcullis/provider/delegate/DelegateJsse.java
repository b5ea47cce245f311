package dev.portcullis.provider.delegate;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import java.io.IOException;
import java.security.KeyManagementException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A JSSE that does the protocol work behind the policy, and the ways of telling it more than {@link
 * javax.net.ssl.SSLParameters} can say. Nothing here is registered with {@link
 * java.security.Security}.
 *
 * <p>Not responsible for: deciding what is allowed, checking identities, wrapping. It carries out
 * {@link HandshakeParameters} that are already the intersection of policy and {@link Capabilities}.
 * Implementations are thread-safe.
 */
public interface DelegateJsse {

  /** The name a policy file uses for this delegate. */
  DelegateName name();

  /** What this delegate can negotiate on this JVM; found by asking it, once per process. */
  Capabilities capabilities();

  /** The JDK's own key and trust manager factories. */
  Platform platform();

  /**
   * Whether {@link #newContext} can refuse TLS 1.2 and earlier without the extended master secret
   * (RFC 7627, Section 5). Call it only for a policy that requires it: with SunJSSE the first call
   * decides for the whole process, because there the switch is a system property, and it must come
   * before {@link #capabilities} and before any context.
   */
  boolean canRequireExtendedMasterSecret();

  /**
   * A ready context for TLS.
   *
   * @param keyManagers as in {@link SSLContext#init}; null for none
   * @param trustManager asked for every peer chain
   * @param random null for the platform's default
   * @param extendedMasterSecret roles in which a handshake of TLS 1.2 or earlier without RFC 7627
   *     fails
   * @throws ProviderException if {@code extendedMasterSecret} is not empty and cannot be enforced
   */
  SSLContext newContext(
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random,
      Set<Role> extendedMasterSecret)
      throws KeyManagementException;

  /**
   * A ready context for DTLS. Both delegates use the captured SunJSSE, since Bouncy Castle's JSSE
   * has none; {@link #configure(SSLEngine, HandshakeParameters)} takes its engines, too.
   *
   * @throws ProviderException with the reason, if there is no DTLS on this JVM
   */
  SSLContext newDatagramContext(
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random)
      throws KeyManagementException;

  /**
   * Applies the parameters to an engine of this delegate, before its handshake. May be repeated,
   * and must be after each {@code setSSLParameters}, which resets what it does not know.
   */
  void configure(SSLEngine engine, HandshakeParameters parameters);

  /** As {@link #configure(SSLEngine, HandshakeParameters)}, for a socket of this delegate. */
  void configure(SSLSocket socket, HandshakeParameters parameters);

  /**
   * Sets {@code base} and, on top of it, the parameters.
   *
   * @param base all other settings: the engine's own, changed; may be written to
   */
  default void configure(SSLEngine engine, HandshakeParameters parameters, SSLParameters base) {
    engine.setSSLParameters(base);
    configure(engine, parameters);
  }

  /**
   * Sets {@code base} and, on top of it, the parameters.
   *
   * @param base all other settings: the socket's own, changed; may be written to
   */
  default void configure(SSLSocket socket, HandshakeParameters parameters, SSLParameters base) {
    socket.setSSLParameters(base);
    configure(socket, parameters);
  }

  /**
   * Tells the delegate the peer's host name of a socket that was made without one, before it
   * connects, for SNI and for the platform trust manager. SunJSSE reads it from the address given
   * to {@code connect} and needs no telling.
   */
  void nameHost(SSLSocket socket, String host);

  /**
   * The exception that callers of JSSE expect in place of {@code failure}: network failures as they
   * are, TLS failures as {@link javax.net.ssl.SSLException} or its subclasses with the original as
   * cause. If a {@link java.security.cert.CertificateException} is among the causes, the result
   * carries its message and has it as its cause. The message is never empty.
   */
  IOException translate(Exception failure);
}
