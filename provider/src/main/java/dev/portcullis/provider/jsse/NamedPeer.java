package dev.portcullis.provider.jsse;

import dev.portcullis.policy.SniRules.Send;
import dev.portcullis.provider.enforce.DnsName;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Whom an application means, and how the delegate is told. Keeps the last name it put; thread-safe.
 */
final class NamedPeer {
  private static final LastAnswer<String, List<SNIServerName>> LAST = new LastAnswer<>();

  private NamedPeer() {}

  /**
   * The host that the application means: the server name that it set, else the host that it made or
   * connected the connection with; null if it named none. Never resolved.
   */
  static @Nullable String asked(ParameterMediator mediator, Endpoint endpoint) {
    List<SNIServerName> names = mediator.requested().serverNames();
    if (names != null) {
      for (SNIServerName name : names) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return endpoint.peerHost();
  }

  /**
   * Puts endpoint identification and server name in force.
   *
   * @param send whether the name is sent
   * @param identity whom a client wants to talk to; null for servers and clients that may go
   *     without
   */
  static void put(
      @Nullable ReferenceIdentity identity,
      Send send,
      ParameterMediator mediator,
      SSLParameters parameters) {
    if (identity != null) {
      parameters.setEndpointIdentificationAlgorithm(mediator.identification());
    } else if (parameters.getEndpointIdentificationAlgorithm() != null) {
      // Only "" clears an algorithm; servers cannot check one (both delegates refuse every client).
      // Where there is none it must stay so: SunJSSE's server resumes no session of another one,
      // and its tickets remember "" as none.
      parameters.setEndpointIdentificationAlgorithm("");
    }
    if (identity instanceof DnsName name) {
      putServerName(name, send, mediator.requested().serverNames(), parameters);
    }
  }

  /** SNI for every DNS name (RFC 6066, Section 3), or for none. */
  private static void putServerName(
      DnsName name,
      Send send,
      @Nullable List<SNIServerName> ofApplication,
      SSLParameters parameters) {
    if (send == Send.NEVER) {
      parameters.setServerNames(List.of());
      return;
    }
    boolean asApplicationSays = ofApplication != null && send == Send.APPLICATION;
    if (asApplicationSays || (ofApplication != null && !ofApplication.isEmpty())) {
      return;
    }
    try {
      List<SNIServerName> known = LAST.to(name.ascii());
      parameters.setServerNames(
          known != null ? known : LAST.keep(name.ascii(), List.of(new SNIHostName(name.ascii()))));
    } catch (IllegalArgumentException e) {
      // A name outside the LDH rule (an underscore): JSSE cannot send it; the check stays.
      parameters.setServerNames(List.of());
    }
  }
}
