package dev.portcullis.matrix.grpc;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;

/** A server of gRPC on the Netty inside it, which prefers BoringSSL. */
public final class ShadedServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    return Echo.serve(
        NettyServerBuilder.forPort(0, Credentials.server(options))
            .addService(Echo.service())
            .build());
  }
}
