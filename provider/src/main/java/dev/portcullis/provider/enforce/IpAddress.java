package dev.portcullis.provider.enforce;

import java.util.Arrays;

/**
 * An IP address as four or sixteen octets (RFC 9525, Section 6.1; IP-ID). A mapped address keeps
 * its sixteen octets: iPAddress entries are compared octet by octet (RFC 9525, Section 6.4), and
 * the certificate has the last word on which family it means. No zone. Immutable.
 */
public final class IpAddress implements ReferenceIdentity {
  private final byte[] octets;

  private IpAddress(byte[] octets) {
    this.octets = octets;
  }

  /**
   * The address of these octets, in network byte order.
   *
   * @throws IllegalArgumentException unless there are 4 or 16 octets
   */
  public static IpAddress of(byte[] octets) {
    if (octets.length != 4 && octets.length != 16) {
      throw new IllegalArgumentException(
          "An IP address has 4 or 16 octets, this one has " + octets.length);
    }
    return new IpAddress(octets.clone());
  }

  /** Network byte order; a copy. */
  public byte[] octets() {
    return octets.clone();
  }

  boolean matches(byte[] other, int from, int to) {
    return Arrays.equals(octets, 0, octets.length, other, from, to);
  }

  @Override
  public String display() {
    return IpLiteral.format(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return display();
  }
}
