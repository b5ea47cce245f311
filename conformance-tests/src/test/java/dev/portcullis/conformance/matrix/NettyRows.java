package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.REFUSED_ANYWAY;

import dev.portcullis.conformance.jvm.Registration;
import java.util.List;

/** The group {@code netty}. */
final class NettyRows {

  private static final String HTTP_2_NEEDS_1_2 = "HTTP/2 needs TLS 1.2 (RFC 9113, Section 9.2)";
  private static final Registration[] MODES = {Registration.SAMPLE, Registration.AGENT};

  static final List<Row> ALL =
      List.of(
          client("Netty, client", WebPeer.HTTP_1),
          client("Netty, client with ALPN", WebPeer.HTTP_2)
              .option("alpn", "true")
              .except(Check.OLD, REFUSED_ANYWAY, HTTP_2_NEEDS_1_2),
          server("Netty, server", WebVisitor.HTTP_1),
          server("Netty, server with ALPN", WebVisitor.HTTP_2));

  private NettyRows() {}

  private static Row client(String title, Peer peer) {
    return Row.client(title, "netty", "netty-handler", "NettyClient", peer).modes(MODES);
  }

  private static Row server(String title, Visitor visitor) {
    return Row.server(title, "netty", "netty-handler", "NettyServer", visitor).modes(MODES);
  }
}
