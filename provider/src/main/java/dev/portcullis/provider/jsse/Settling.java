package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Peer;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.DnsName;
import dev.portcullis.provider.enforce.InvalidReferenceIdentityException;
import dev.portcullis.provider.enforce.IpAddress;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import org.jspecify.annotations.Nullable;

/** Whom the rules of a connection are looked up for. Stateless. */
final class Settling {
  private Settling() {}

  /** A client's reference identity; the address of a server's client. Nothing is resolved. */
  static Peer peer(Role role, @Nullable ReferenceIdentity identity, Endpoint endpoint) {
    if (role == Role.CLIENT) {
      return identity == null ? Peer.UNKNOWN : peer(identity, port(endpoint));
    }
    String address = endpoint.peerAddress();
    try {
      return address != null && ReferenceIdentity.parse(address) instanceof IpAddress literal
          ? peer(literal, port(endpoint))
          : Peer.UNKNOWN;
    } catch (InvalidReferenceIdentityException e) {
      return Peer.UNKNOWN;
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
