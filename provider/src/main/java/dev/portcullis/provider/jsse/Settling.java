package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Peer;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.DnsName;
import dev.portcullis.provider.enforce.InvalidReferenceIdentityException;
import dev.portcullis.provider.enforce.IpAddress;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the rules of a connection are looked up for. Stateless. */
final class Settling {
  private Settling() {}

  /**
   * A client's reference identity; of one that names nobody, whom it is connected to; the address
   * of a server's client. Nothing is resolved.
   */
  static Peer peer(Role role, @Nullable ReferenceIdentity identity, Endpoint endpoint) {
    if (role == Role.CLIENT) {
      return identity == null ? seen(endpoint) : peer(identity, port(endpoint));
    }
    return address(endpoint).map(literal -> peer(literal, port(endpoint))).orElse(Peer.UNKNOWN);
  }

  /** The same before anybody was named. */
  static Peer unnamed(Role role, Endpoint endpoint) {
    return role == Role.CLIENT ? seen(endpoint) : Peer.UNKNOWN;
  }

  private static Peer seen(Endpoint endpoint) {
    return Peer.seen(address(endpoint).map(IpAddress::octets), port(endpoint));
  }

  private static Optional<IpAddress> address(Endpoint endpoint) {
    String address = endpoint.peerAddress();
    try {
      return address != null
              && !address.isEmpty()
              && ReferenceIdentity.parse(address) instanceof IpAddress literal
          ? Optional.of(literal)
          : Optional.empty();
    } catch (InvalidReferenceIdentityException e) {
      return Optional.empty();
    }
  }

  private static Peer peer(ReferenceIdentity identity, int port) {
    return identity instanceof IpAddress address
        ? Peer.at(address.octets(), port)
        : Peer.named(((DnsName) identity).ascii(), port);
  }

  private static int port(Endpoint endpoint) {
    return Math.max(0, endpoint.peerPort());
  }
}
