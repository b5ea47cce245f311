package dev.portcullis.policy;

import java.util.Optional;

/**
 * Whom a connection is with, as far as this side knows: what a {@link PeerPattern} is held against.
 * Immutable.
 *
 * @param name DNS name in lower-case ASCII without a trailing dot
 * @param address four or sixteen octets
 * @param port 0 if it is not known
 * @param ground how that is known
 */
public record Peer(Optional<String> name, Optional<IpOctets> address, int port, Ground ground) {
  /** How a peer is known. */
  public enum Ground {
    /** This side means it, or it is where a server's client comes from. */
    MEANT,
    /**
     * Nobody named it; it is only seen where the octets go, which may be a proxy. What is said of
     * it counts where that is stricter, and never where it lets more pass.
     */
    SEEN
  }

  /** Nobody is known: only {@code *} matches. */
  public static final Peer UNKNOWN = new Peer(Optional.empty(), Optional.empty(), 0, Ground.SEEN);

  /** A host by name. */
  public static Peer named(String name, int port) {
    return new Peer(Optional.of(name), Optional.empty(), port, Ground.MEANT);
  }

  /** A host by address. */
  public static Peer at(byte[] octets, int port) {
    return new Peer(Optional.empty(), Optional.of(new IpOctets(octets)), port, Ground.MEANT);
  }

  /** Whom a client is connected to that does not say whom it means. */
  public static Peer seen(Optional<byte[]> octets, int port) {
    return new Peer(Optional.empty(), octets.map(IpOctets::new), port, Ground.SEEN);
  }

  /** An address in network order; compares by content. */
  public static final class IpOctets {
    private final IpPrefix whole;
    private final byte[] octets;

    IpOctets(byte[] octets) {
      if (octets.length != 4 && octets.length != 16) {
        throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length);
      }
      this.octets = octets.clone();
      this.whole = IpPrefix.of(octets, octets.length * 8);
    }

    IpPrefix prefix(int bits) {
      return IpPrefix.of(octets, bits);
    }

    int length() {
      return octets.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof IpOctets that && whole.equals(that.whole);
    }

    @Override
    public int hashCode() {
      return whole.hashCode();
    }

    @Override
    public String toString() {
      return whole.toString();
    }
  }
}
