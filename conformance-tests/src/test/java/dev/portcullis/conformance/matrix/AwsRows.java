package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;
import static dev.portcullis.conformance.matrix.Exemption.Kind.REFUSED_ANYWAY;

import java.util.List;

/** The group {@code aws}. */
final class AwsRows {

  static final List<Row> ALL =
      List.of(
          client("AWS SDK, URL connection", "url-connection-client", "AwsUrlConnection"),
          client("AWS SDK, Apache 5", "apache5-client", "AwsApache")
              .except(Check.OLD, REFUSED_ANYWAY, "Apache HttpClient offers TLS 1.2 and newer only"),
          client("AWS SDK, Netty", "netty-nio-client", "AwsNetty"));

  private AwsRows() {}

  private static Row client(String title, String artifact, String program) {
    return Row.client(title, "aws", artifact, program, WebPeer.HTTP_1)
        .except(Check.NAMELESS, NOT_APPLICABLE, "a URL always names its host")
        .refusedBy("trust.application-managers"); // its only switch takes chains as well
  }
}
