package dev.portcullis.matrix.jdk;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.lang.management.ManagementFactory;
import java.rmi.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * A JMX connector and the registry that names it, both behind TLS, as {@code
 * com.sun.management.jmxremote} makes them, until the JVM ends. Options: those of {@link
 * TlsListener}.
 */
public final class JmxServer implements App {

  /** Keeps alive what only others refer to. */
  private static final List<Object> EXPORTED = new ArrayList<>();

  @Override
  public Fields run(Fields options) throws Exception {
    TlsListener listener = TlsListener.of(options);
    RMIJRMPServerImpl remote =
        new RMIJRMPServerImpl(0, new SslRMIClientSocketFactory(), listener, Map.of());
    RMIConnectorServer server =
        new RMIConnectorServer(
            new JMXServiceURL("rmi", "localhost", 0),
            Map.of(),
            remote,
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    Registry registry = listener.registry();
    int port = listener.lastPort();
    registry.bind("jmxrmi", remote.toStub());
    EXPORTED.addAll(List.of(server, registry));
    return new Fields().put("port", port);
  }
}
