package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.IdentityViolation;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;

/** Whether a server asks for certificates: the policy at least, the application more. Stateless. */
final class ClientRequest {
  private ClientRequest() {}

  /** Puts the policy's part in force. */
  static void put(Role role, ContextPolicy context, SSLParameters parameters) {
    if (role == Role.CLIENT) {
      return;
    }
    ClientAuthentication least = context.clientAuthentication();
    if (least == ClientAuthentication.NEED) {
      parameters.setNeedClientAuth(true);
    } else if (least == ClientAuthentication.WANT && !parameters.getNeedClientAuth()) {
      parameters.setWantClientAuth(true);
    }
  }

  /** What a peer breaks that shows no certificate; empty if it shows one or may go without. */
  static Optional<Violation> unanswered(
      Role role, ContextPolicy context, List<X509Certificate> chain) {
    if (!chain.isEmpty()) {
      return Optional.empty();
    }
    if (role == Role.CLIENT) {
      return Optional.of(IdentityViolation.anonymous());
    }
    return context.clientAuthentication() == ClientAuthentication.NEED
        ? Optional.of(
            new Violation(
                "server.client-authentication",
                "RFC 9846, Section 4.5.2",
                "a client without a certificate",
                "clients with a certificate that leads to a trust anchor",
                "give the client a certificate, or write server.client-authentication = \"want\""))
        : Optional.empty();
  }
}
