package dev.portcullis.matrix.grpc;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.grpc.netty.NettyServerBuilder;

/** A server of gRPC on Netty: takes a provider of the JDK by its name. */
public final class NettyServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    return Echo.serve(
        NettyServerBuilder.forPort(0, Credentials.server(options))
            .addService(Echo.service())
            .build());
  }
}
