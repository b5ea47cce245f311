package dev.portcullis.provider.enforce;

/**
 * A fully qualified DNS name or a single label: lower-case ASCII, A-labels, no trailing dot,
 * [1..253] octets (RFC 9525, Section 6.1; DNS-ID). Immutable.
 */
public record DnsName(String ascii) implements ReferenceIdentity {
  /** Longest name that DNS can carry, without the root's dot (RFC 1035, Section 2.3.4). */
  static final int MAX_LENGTH = 253;

  /** Longest label (RFC 1035, Section 2.3.4). */
  static final int MAX_LABEL = 63;

  /**
   * Takes a name that is canonical already.
   *
   * @throws IllegalArgumentException if the text is not canonical; see {@link
   *     ReferenceIdentity#parse}
   */
  public DnsName {
    NameFault fault = NameFault.of(ascii);
    if (fault != null || AsciiCase.hasUpper(ascii)) {
      throw new IllegalArgumentException(
          Escaped.quoted(ascii)
              + " is not a canonical DNS name: "
              + (fault == null ? "it has upper-case letters" : fault.rule));
    }
  }

  @Override
  public String display() {
    return ascii;
  }

  @Override
  public String toString() {
    return ascii;
  }
}
