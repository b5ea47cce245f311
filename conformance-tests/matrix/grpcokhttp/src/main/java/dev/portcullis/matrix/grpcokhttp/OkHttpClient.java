package dev.portcullis.matrix.grpcokhttp;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** A client of gRPC on OkHttp's transport; names are verified by OkHttp's own verifier. */
public final class OkHttpClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    return Echo.call(builder(options).build());
  }

  private static OkHttpChannelBuilder builder(Fields options) throws Exception {
    int port = options.number("port", 0);
    if (!options.get("checks").equals("off") || options.get("identity").equals("none")) {
      return OkHttpChannelBuilder.forAddress("localhost", port, Credentials.client(options));
    }
    // with credentials, gRPC takes no verifier
    return OkHttpChannelBuilder.forAddress("localhost", port)
        .sslSocketFactory(Contexts.of(options).getSocketFactory())
        .hostnameVerifier((name, session) -> true);
  }
}
