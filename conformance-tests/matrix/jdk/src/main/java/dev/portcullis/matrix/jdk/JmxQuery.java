package dev.portcullis.matrix.jdk;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.util.Map;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** Asks another JVM for its version. Options: as {@link RmiCall}. */
@SuppressWarnings("BanJNDI") // what this is about; the server is ours
public final class JmxQuery implements App {

  private static final String FACTORY_OF_THE_REGISTRY = "com.sun.jndi.rmi.factory.socket";

  @Override
  public Fields run(Fields options) throws Exception {
    RmiCall.prepare(options);
    JMXServiceURL address =
        new JMXServiceURL(
            "service:jmx:rmi:///jndi/rmi://localhost:" + options.get("port") + "/jmxrmi");
    Map<String, Object> environment =
        Map.of(FACTORY_OF_THE_REGISTRY, new SslRMIClientSocketFactory());
    try (JMXConnector connector = JMXConnectorFactory.connect(address, environment)) {
      Object version =
          connector
              .getMBeanServerConnection()
              .getAttribute(new ObjectName("java.lang:type=Runtime"), "SpecVersion");
      return new Fields().put("reply", "200 " + version);
    }
  }
}
