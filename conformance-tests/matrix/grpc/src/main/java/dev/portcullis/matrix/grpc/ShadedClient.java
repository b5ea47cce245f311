package dev.portcullis.matrix.grpc;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** A client of gRPC on the Netty inside it, which prefers BoringSSL. */
public final class ShadedClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    int port = options.number("port", 0);
    return Echo.call(
        NettyChannelBuilder.forAddress("localhost", port, Credentials.client(options)).build());
  }
}
