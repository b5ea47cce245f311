package dev.portcullis.policy;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which peers a part of a policy is for.
 *
 * <p>{@code h} is that host; {@code *.h} every name with exactly one label more; {@code **.h} that
 * host and every name below it, however deep; an address or a block of addresses in CIDR notation
 * is what it says; {@code *} is everybody, also peers that nobody named. Each may have {@code
 * :port} behind it; IPv6 then stands in brackets. Nothing is ever resolved: a name matches names
 * and an address matches addresses.
 *
 * <p>Patterns have a total order, the most specific first: hosts and single addresses; then the
 * longer names and blocks before the shorter, of equal names {@code *.h} before {@code **.h};
 * {@code *} last. Of the same hosts, the pattern with a port comes first. Immutable.
 */
public final class PeerPattern implements Comparable<PeerPattern> {
  /** What a pattern may look like, in words. */
  public static final String RULE =
      "a host \"h\", \"*.h\" (one label more), \"**.h\" (any depth), an address or a CIDR block,"
          + " perhaps with :port";

  private static final int MAX_PORT = 65_535;
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_][a-z0-9_-]{0,62})*");

  /** What sort of hosts. */
  enum Kind {
    HOST,
    ADDRESSES,
    ONE_LABEL,
    ANY_DEPTH,
    EVERYBODY
  }

  private static final Comparator<PeerPattern> MOST_SPECIFIC_FIRST =
      Comparator.comparingInt(PeerPattern::rank)
          .thenComparing(Comparator.comparingInt(PeerPattern::length).reversed())
          .thenComparing(pattern -> pattern.kind)
          .thenComparing(pattern -> pattern.port == 0)
          .thenComparing(pattern -> pattern.text);

  private final Kind kind;
  private final String host;
  private final Optional<IpPrefix> prefix;
  private final int port;
  private final String text;

  private PeerPattern(Kind kind, String host, Optional<IpPrefix> prefix, int port) {
    this.kind = kind;
    this.host = host;
    this.prefix = prefix;
    this.port = port;
    this.text = text(kind, host, prefix, port);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static PeerPattern parse(String written) {
    String hosts = written;
    int port = 0;
    int colon = written.lastIndexOf(':');
    boolean bracketed = written.startsWith("[");
    boolean hasPort =
        bracketed ? !written.endsWith("]") : colon >= 0 && written.indexOf(':') == colon;
    if (hasPort && colon > 0) {
      port = port(written.substring(colon + 1));
      hosts = written.substring(0, colon);
    }
    if (bracketed && hosts.endsWith("]")) {
      hosts = hosts.substring(1, hosts.length() - 1);
      require(hosts.indexOf(':') >= 0, "brackets are for IPv6 addresses");
    }
    return parse(hosts.toLowerCase(Locale.ROOT), port);
  }

  private static PeerPattern parse(String hosts, int port) {
    if (hosts.equals("*")) {
      return new PeerPattern(Kind.EVERYBODY, "*", Optional.empty(), port);
    }
    Optional<IpPrefix> prefix = IpPrefix.parse(hosts);
    if (prefix.isPresent()) {
      require(
          !IpPrefix.hasStrayBits(hosts),
          "the address has bits beyond the block; write " + prefix.get());
      return new PeerPattern(Kind.ADDRESSES, prefix.get().toString(), prefix, port);
    }
    if (hosts.startsWith("**.")) {
      return new PeerPattern(Kind.ANY_DEPTH, name(hosts.substring(3)), Optional.empty(), port);
    }
    if (hosts.startsWith("*.")) {
      return new PeerPattern(Kind.ONE_LABEL, name(hosts.substring(2)), Optional.empty(), port);
    }
    return new PeerPattern(Kind.HOST, name(hosts), Optional.empty(), port);
  }

  private static String name(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    require(name.chars().allMatch(c -> c < 0x80), "a name is written with its A-labels (xn--…)");
    require(NAME.matcher(name).matches(), "it is not " + RULE);
    String last = name.substring(name.lastIndexOf('.') + 1);
    boolean looksLikeAddress = last.chars().allMatch(c -> c >= '0' && c <= '9');
    require(!looksLikeAddress, "it looks like an address and is none");
    return name;
  }

  private static int port(String text) {
    boolean digits = text.matches("[1-9][0-9]{0,4}");
    int port = digits ? Integer.parseInt(text) : 0;
    require(port > 0 && port <= MAX_PORT, "a port is a number from 1 to " + MAX_PORT);
    return port;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** One host or one address, whatever the port. */
  public boolean isSingle() {
    return kind == Kind.HOST || prefix.filter(IpPrefix::isSingle).isPresent();
  }

  /** Everybody, whatever the port. */
  public boolean isEverybody() {
    return kind == Kind.EVERYBODY && port == 0;
  }

  /** Whether this matches addresses, or everybody: what a server knows of its peers. */
  public boolean isForAddresses() {
    return kind == Kind.ADDRESSES || kind == Kind.EVERYBODY;
  }

  /**
   * A peer that the pattern is for, and of the patterns for names no narrower one that is not for
   * all of these: to ask a policy what it says of them.
   */
  public Peer example() {
    return switch (kind) {
      case HOST -> Peer.named(host, port);
      case ONE_LABEL -> Peer.named("?." + host, port);
      case ANY_DEPTH -> Peer.named("?.?." + host, port);
      case ADDRESSES -> Peer.at(prefix.orElseThrow().last(), port);
      case EVERYBODY -> new Peer(Optional.empty(), Optional.empty(), port, Peer.Ground.MEANT);
    };
  }

  Kind kind() {
    return kind;
  }

  String host() {
    return host;
  }

  Optional<IpPrefix> prefix() {
    return prefix;
  }

  int port() {
    return port;
  }

  private int rank() {
    return isSingle() ? 0 : kind == Kind.EVERYBODY ? 2 : 1;
  }

  /** Labels of a name, bits of a block. */
  private int length() {
    return prefix.map(IpPrefix::bits).orElseGet(() -> host.split("\\.", -1).length);
  }

  private static String text(Kind kind, String host, Optional<IpPrefix> prefix, int port) {
    String hosts =
        switch (kind) {
          case ONE_LABEL -> "*." + host;
          case ANY_DEPTH -> "**." + host;
          case HOST, ADDRESSES, EVERYBODY -> host;
        };
    boolean v6 = prefix.filter(p -> p.octets() == 16).isPresent();
    return port == 0 ? hosts : (v6 ? "[" + hosts + "]" : hosts) + ":" + port;
  }

  @Override
  public int compareTo(PeerPattern other) {
    return MOST_SPECIFIC_FIRST.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** In the one spelling that equal patterns have. */
  @Override
  public String toString() {
    return text;
  }
}
