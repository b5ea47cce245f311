package dev.portcullis.conformance.hostile;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ServerOnlyTlsAuthentication;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** TLS that is no JSSE: nobody asks a provider. Option {@code port}. */
public final class BelowJsse implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    try (Socket socket = new Socket("localhost", options.number("port", 0))) {
      TlsClientProtocol tls =
          new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
      tls.connect(new Trusting());
      tls.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] start = tls.getInputStream().readNBytes(12);
      return new Fields().put("reply", new String(start, StandardCharsets.US_ASCII));
    }
  }

  private static final class Trusting extends DefaultTlsClient {
    Trusting() {
      super(new BcTlsCrypto(new SecureRandom()));
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new ServerOnlyTlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate certificate) {}
      };
    }
  }
}
