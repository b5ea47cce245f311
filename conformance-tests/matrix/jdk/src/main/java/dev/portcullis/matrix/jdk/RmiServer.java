package dev.portcullis.matrix.jdk;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.ArrayList;
import java.util.List;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * A remote object and the registry that names it, both behind TLS, until the JVM ends. Options:
 * those of {@link TlsListener}.
 */
public final class RmiServer implements App {

  /** Keeps alive what only others refer to. */
  private static final List<Object> EXPORTED = new ArrayList<>();

  @Override
  public Fields run(Fields options) throws Exception {
    TlsListener listener = TlsListener.of(options);
    Greeting object = new Hello();
    Greeting stub =
        (Greeting)
            UnicastRemoteObject.exportObject(object, 0, new SslRMIClientSocketFactory(), listener);
    Registry registry = listener.registry();
    int port = listener.lastPort();
    registry.bind("greeting", stub);
    EXPORTED.addAll(List.of(object, registry));
    return new Fields().put("port", port);
  }

  /** An object for each export. */
  private static final class Hello implements Greeting {
    @Override
    public String greet() {
      return "hello";
    }
  }
}
