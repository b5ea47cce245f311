package dev.portcullis.matrix.jdk;

import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.io.IOException;
import java.net.ServerSocket;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import javax.net.ssl.SSLContext;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import javax.rmi.ssl.SslRMIServerSocketFactory;

/** The JDK's server factory, and which port it took last: RMI does not tell that of a registry. */
final class TlsListener extends SslRMIServerSocketFactory {

  private volatile int lastPort;

  private TlsListener(SSLContext context, String[] versions) {
    super(context, null, versions, false);
  }

  /** Options: {@code keys}, {@code old} for TLS 1.0 only. */
  static TlsListener of(Fields options) throws Exception {
    System.setProperty("java.rmi.server.hostname", "localhost");
    String[] versions = options.has("old") ? new String[] {"TLSv1"} : null;
    return new TlsListener(Contexts.of(options), versions);
  }

  Registry registry() throws RemoteException {
    return LocateRegistry.createRegistry(0, new SslRMIClientSocketFactory(), this);
  }

  int lastPort() {
    return lastPort;
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    ServerSocket socket = super.createServerSocket(port);
    lastPort = socket.getLocalPort();
    return socket;
  }
}
