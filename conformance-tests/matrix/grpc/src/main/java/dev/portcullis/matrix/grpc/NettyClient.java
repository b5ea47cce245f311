package dev.portcullis.matrix.grpc;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.grpc.netty.NettyChannelBuilder;

/** A client of gRPC on Netty: takes a provider of the JDK by its name. */
public final class NettyClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    int port = options.number("port", 0);
    return Echo.call(
        NettyChannelBuilder.forAddress("localhost", port, Credentials.client(options)).build());
  }
}
