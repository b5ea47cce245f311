package dev.portcullis.matrix.grpcokhttp;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.grpc.okhttp.OkHttpServerBuilder;

/** A server of gRPC on OkHttp's transport. */
public final class OkHttpServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    return Echo.serve(
        OkHttpServerBuilder.forPort(0, Credentials.server(options))
            .addService(Echo.service())
            .build());
  }
}
