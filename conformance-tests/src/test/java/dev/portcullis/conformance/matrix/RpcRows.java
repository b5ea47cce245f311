package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;
import static dev.portcullis.conformance.matrix.Exemption.Kind.OUT_OF_REACH;
import static dev.portcullis.conformance.matrix.Exemption.Kind.REFUSED_ANYWAY;

import dev.portcullis.conformance.jvm.Registration;
import java.util.List;

/** The groups {@code grpc} and {@code grpcokhttp}. */
final class RpcRows {

  private static final String HTTP_2_NEEDS_1_2 = "HTTP/2 needs TLS 1.2 (RFC 9113, Section 9.2)";
  private static final String AUTHORITY = "a channel always has an authority";
  private static final String NATIVE =
      "TLS is BoringSSL's; -Dio.grpc.netty.shaded.io.netty.handler.ssl.noOpenSsl=true, or grpc-netty";

  static final List<Row> ALL =
      List.of(
          client("gRPC on Netty, client", "grpc", "grpc-netty", "Netty"),
          server("gRPC on Netty, server", "grpc", "grpc-netty", "Netty"),
          client("gRPC on its own Netty, client", "grpc", "grpc-netty-shaded", "Shaded")
              .except(Check.WRONG, OUT_OF_REACH, NATIVE, stage -> stage.guard().on()),
          client("gRPC on OkHttp, client", "grpcokhttp", "grpc-okhttp", "OkHttp"),
          server("gRPC on OkHttp, server", "grpcokhttp", "grpc-okhttp", "OkHttp"));

  private RpcRows() {}

  private static Row client(String title, String group, String artifact, String kind) {
    Peer peer = new OwnServer(new Group(group), kind + "Server");
    return Row.client(title, group, artifact, kind + "Client", peer)
        .except(Check.OLD, REFUSED_ANYWAY, HTTP_2_NEEDS_1_2)
        .except(Check.NAMELESS, NOT_APPLICABLE, AUTHORITY)
        .modes(Registration.AGENT, Registration.INSTALL, Registration.SAMPLE);
  }

  private static Row server(String title, String group, String artifact, String kind) {
    Visitor visitor = new OwnClient(new Group(group), kind + "Client");
    return Row.server(title, group, artifact, kind + "Server", visitor)
        .except(Check.OLD, REFUSED_ANYWAY, HTTP_2_NEEDS_1_2)
        .modes(Registration.AGENT, Registration.INSTALL, Registration.SAMPLE);
  }
}
