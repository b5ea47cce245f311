package dev.portcullis.provider.enforce;

import java.util.regex.Pattern;

/** Text to {@link ReferenceIdentity}; the grammar is told there. Stateless. */
final class HostParser {
  private static final String NAME_REMEDY =
      "use the DNS name or the IP address of the server, without scheme, port or path";

  /** RFC 6874: unreserved and percent-encoded characters. */
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9._~%-]{1,64}");

  private HostParser() {}

  static ReferenceIdentity parse(String host) throws InvalidReferenceIdentityException {
    if (host.indexOf(':') >= 0 || host.startsWith("[")) {
      return parseV6(host);
    }
    byte[] v4 = IpLiteral.parseV4(host);
    return v4 == null ? parseName(host) : IpAddress.of(v4);
  }

  private static IpAddress parseV6(String host) throws InvalidReferenceIdentityException {
    byte[] octets = IpLiteral.parseV6(withoutZone(host, withoutBrackets(host)));
    if (octets == null) {
      throw invalidV6(host);
    }
    return IpAddress.of(octets);
  }

  private static String withoutBrackets(String host) throws InvalidReferenceIdentityException {
    if (host.startsWith("[") != host.endsWith("]")) {
      throw invalidV6(host);
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String withoutZone(String host, String literal)
      throws InvalidReferenceIdentityException {
    int percent = literal.indexOf('%');
    if (percent < 0) {
      return literal;
    }
    if (!ZONE.matcher(literal.substring(percent + 1)).matches()) {
      throw invalidV6(host);
    }
    return literal.substring(0, percent);
  }

  private static DnsName parseName(String host) throws InvalidReferenceIdentityException {
    String relative = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (relative.length() > DnsName.MAX_LENGTH) { // before Punycode, whose cost is quadratic
      throw invalidName(host, NameFault.LONG_NAME);
    }
    String name = ULabels.isAscii(relative) ? relative : ULabels.toAscii(host, relative);
    NameFault fault = NameFault.of(name);
    if (fault != null) {
      throw invalidName(host, fault);
    }
    return new DnsName(AsciiCase.fold(name));
  }

  private static InvalidReferenceIdentityException invalidV6(String host) {
    return new InvalidReferenceIdentityException(
        host,
        "a text with a colon or a bracket must be one IPv6 address (RFC 4291, Section 2.2)",
        "write the address as in 2001:db8::1 or [2001:db8::1], or leave the port out");
  }

  private static InvalidReferenceIdentityException invalidName(String host, NameFault fault) {
    if (fault == NameFault.NUMERIC) {
      return new InvalidReferenceIdentityException(
          host, fault.rule, "write an IPv4 address as four decimal numbers, as in 192.0.2.1");
    }
    if (host.indexOf('*') >= 0) {
      return new InvalidReferenceIdentityException(
          host, "only certificates have wildcards (RFC 9525, Section 6.3)", NAME_REMEDY);
    }
    return new InvalidReferenceIdentityException(host, fault.rule, NAME_REMEDY);
  }
}
