package dev.portcullis.cli.connect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to connect. Immutable.
 *
 * @param host a name, or an address without brackets
 * @param port [1..65535]
 */
record Address(String host, int port) {
  /** Where servers of HTTPS listen. */
  static final int HTTPS = 443;

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)\\]|([^:\\[\\]\\s/]+))(?::(\\d{1,5}))?");
  private static final int LAST_PORT = 65_535;

  /**
   * Reads {@code HOST:PORT} or {@code HOST}; an IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Address parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      int port = matcher.group(3) == null ? HTTPS : Integer.parseInt(matcher.group(3));
      if (port > 0 && port <= LAST_PORT) {
        return new Address(host, port);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not HOST:PORT; write example.org:443, or [2001:db8::1]:443");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
