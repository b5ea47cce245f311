package dev.portcullis.matrix.grpcokhttp;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** A client of gRPC on OkHttp's transport. */
public final class OkHttpClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    int port = options.number("port", 0);
    OkHttpChannelBuilder builder =
        OkHttpChannelBuilder.forAddress("localhost", port, Credentials.client(options));
    if (options.get("checks").equals("off")) {
      builder.hostnameVerifier((name, session) -> true);
    }
    return Echo.call(builder.build());
  }
}
