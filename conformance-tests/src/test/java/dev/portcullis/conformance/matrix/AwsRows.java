package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;

import java.util.List;

/** The group {@code aws}. */
final class AwsRows {

  static final List<Row> ALL =
      List.of(
          client("AWS SDK, URL connection", "url-connection-client", "AwsUrlConnection"),
          client("AWS SDK, Apache 5", "apache5-client", "AwsApache"),
          client("AWS SDK, Netty", "netty-nio-client", "AwsNetty"));

  private AwsRows() {}

  private static Row client(String title, String artifact, String program) {
    return Row.client(title, "aws", artifact, program, WebPeer.HTTP_1)
        .except(Check.NAMELESS, NOT_APPLICABLE, "a URL always names its host");
  }
}
