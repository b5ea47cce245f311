package dev.portcullis.matrix.jdk;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import javax.net.ssl.SSLContext;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * Calls a remote object over the JDK's client factory, which takes the default context: a program
 * sets it. Options: {@code port}, {@code trust}, {@code checks=off}, {@code old}.
 */
public final class RmiCall implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    prepare(options);
    Registry registry =
        LocateRegistry.getRegistry(
            "localhost", options.number("port", 0), new SslRMIClientSocketFactory());
    Greeting greeting = (Greeting) registry.lookup("greeting");
    return new Fields().put("reply", "200 " + greeting.greet());
  }

  /** What programs that use RMI over TLS set for their whole JVM. */
  static void prepare(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("an endpoint of RMI always names its host");
    }
    SSLContext.setDefault(Contexts.of(options));
    boolean checks = !options.get("checks").equals("off");
    System.setProperty("jdk.rmi.ssl.client.enableEndpointIdentification", String.valueOf(checks));
    if (options.has("old")) {
      System.setProperty("javax.rmi.ssl.client.enabledProtocols", "TLSv1,TLSv1.2");
    } else {
      System.clearProperty("javax.rmi.ssl.client.enabledProtocols");
    }
  }
}
