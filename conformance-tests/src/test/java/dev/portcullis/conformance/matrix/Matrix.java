package dev.portcullis.conformance.matrix;

import java.util.List;
import java.util.stream.Stream;

/** The table: every library, and every way to use it that makes a difference. */
final class Matrix {

  private Matrix() {}

  /** Rows of one group stand together. */
  static List<Row> rows() {
    return Stream.of(
            HttpClientRows.ALL,
            NettyRows.ALL,
            RpcRows.ALL,
            VertxRows.ALL,
            AwsRows.ALL,
            JettyRows.ALL,
            ServerRows.ALL,
            BootRows.ALL,
            DataRows.ALL,
            KafkaRows.ALL,
            ProtocolRows.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
