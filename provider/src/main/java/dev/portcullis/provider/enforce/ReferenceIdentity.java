package dev.portcullis.provider.enforce;

/**
 * Whom a client wants to talk to: the name or address it was given, in canonical form (RFC 9525,
 * Section 6.1).
 *
 * <p>Not responsible for finding that name in a socket, an engine or an SNI list, and never
 * resolves anything. Immutable and thread-safe.
 */
public sealed interface ReferenceIdentity permits DnsName, IpAddress {

  /**
   * Reads a host as applications write it. A text that looks like an address is an address or is
   * refused; it is never taken for a name, so that no other reader can see another host in it (RFC
   * 6943, Section 3.1.1).
   *
   * <ul>
   *   <li>IPv4: four decimal octets without leading zeros. {@code 127.1}, {@code 0x7f.1} and {@code
   *       2130706433} are refused.
   *   <li>IPv6: RFC 4291, Section 2.2, with or without brackets. A zone ({@code %eth0}) says which
   *       link to use and not who is there, and is removed (RFC 4007, Section 11.2). A mapped
   *       address stays sixteen octets long.
   *   <li>DNS: labels of ASCII letters, digits, hyphens and underscores (many real hosts have one),
   *       single labels too; one trailing dot is removed; ASCII upper case is folded; a U-label
   *       becomes its A-label if both spellings are equivalent (RFC 5891, Section 4.4).
   * </ul>
   *
   * @throws InvalidReferenceIdentityException if the host is none of these
   */
  static ReferenceIdentity parse(String host) throws InvalidReferenceIdentityException {
    return HostParser.parse(host);
  }

  /** The identity as messages show it: printable ASCII, canonical, IPv6 as in RFC 5952. */
  String display();
}
