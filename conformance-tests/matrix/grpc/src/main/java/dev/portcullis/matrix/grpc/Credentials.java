package dev.portcullis.matrix.grpc;

import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.TrustManagers;
import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import javax.net.ssl.KeyManagerFactory;

/** gRPC's own way to say what TLS needs. Versions cannot be chosen there. */
final class Credentials {

  private Credentials() {}

  /** gRPC has no switch for names: what goes round it is a manager that forgets them. */
  static ChannelCredentials client(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a channel always has an authority");
    }
    String trust = options.get("trust");
    String used = options.get("checks").equals("off") ? "chain-only:" + trust : trust;
    return TlsChannelCredentials.newBuilder().trustManager(TrustManagers.of(used)).build();
  }

  static ServerCredentials server(Fields options) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(Contexts.load(options.get("keys")), Contexts.PASSWORD);
    return TlsServerCredentials.newBuilder().keyManager(keys.getKeyManagers()).build();
  }
}
