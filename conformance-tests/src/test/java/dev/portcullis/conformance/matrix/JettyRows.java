package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.REFUSED_ANYWAY;

import java.util.List;

/** The group {@code jetty}. */
final class JettyRows {

  static final List<Row> ALL =
      List.of(
          client("Jetty, client, HTTP/1.1", WebPeer.HTTP_1),
          client("Jetty, client, HTTP/2", WebPeer.HTTP_2)
              .option("http", "2")
              .except(Check.OLD, REFUSED_ANYWAY, "HTTP/2 needs TLS 1.2 (RFC 9113, Section 9.2)"),
          server("Jetty, server, HTTP/1.1", WebVisitor.HTTP_1),
          server("Jetty, server, HTTP/2", WebVisitor.HTTP_2).option("http", "2"));

  private JettyRows() {}

  private static Row client(String title, Peer peer) {
    return Row.client(title, "jetty", "jetty-client", "JettyClient", peer);
  }

  private static Row server(String title, Visitor visitor) {
    return Row.server(title, "jetty", "jetty-server", "JettyServer", visitor);
  }
}
