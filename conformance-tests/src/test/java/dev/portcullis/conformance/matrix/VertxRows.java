package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;

import dev.portcullis.conformance.jvm.Registration;
import java.util.List;

/** The group {@code vertx}. */
final class VertxRows {

  private static final String URL_NAMES_HOST = "a URL always names its host";
  private static final Registration[] MODES = {Registration.SAMPLE, Registration.AGENT};

  static final List<Row> ALL =
      List.of(
          client("Vert.x, client, HTTP/1.1", WebPeer.HTTP_1).option("http", "1"),
          client("Vert.x, client, HTTP/2", WebPeer.HTTP_2),
          Row.server("Vert.x, server", "vertx", "vertx-core", "VertxServer", WebVisitor.HTTP_2)
              .modes(MODES));

  private VertxRows() {}

  private static Row client(String title, Peer peer) {
    return Row.client(title, "vertx", "vertx-core", "VertxClient", peer)
        .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST)
        .modes(MODES);
  }
}
