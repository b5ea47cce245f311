package dev.portcullis.conformance.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a server chose, as numbers (RFC 9846, Section 4.2.3). Immutable.
 *
 * @param version the negotiated one: of {@code supported_versions}, else of the hello itself
 * @param group of {@code key_share} in TLS 1.3, else 0
 */
public record ServerHello(int version, int suite, int group, boolean retryRequest) {

  private static final int TYPE = 2;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;
  private static final byte[] RETRY =
      HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  /** The first hello at the start of what a server sent; empty while it is incomplete. */
  public static Optional<ServerHello> in(byte[] stream) {
    return Records.handshake(stream, TYPE).map(ServerHello::parse);
  }

  private static ServerHello parse(byte[] body) {
    Octets hello = new Octets(body);
    int version = hello.uint16();
    boolean retry = Arrays.equals(hello.take(32), RETRY);
    hello.vector8(); // session id
    int suite = hello.uint16();
    hello.uint8(); // compression
    int group = 0;
    Octets extensions = hello.more() ? hello.vector16() : new Octets(new byte[0]);
    while (extensions.more()) {
      int type = extensions.uint16();
      Octets content = extensions.vector16();
      switch (type) {
        case SUPPORTED_VERSIONS -> version = content.uint16();
        case KEY_SHARE -> group = content.uint16();
        default -> {} // not asked for
      }
    }
    return new ServerHello(version, suite, group, retry);
  }
}
