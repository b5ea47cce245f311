package dev.portcullis.cli.jetty;

import dev.portcullis.provider.forwarding.ForwardingSslEngine;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.alpn.java.server.JDK9ServerALPNProcessor;

/**
 * Tells Jetty that our engines speak ALPN as those of the JDK do: Jetty's own processor takes
 * engines of the module {@code java.base} only, and refuses HTTP/2 on others. Immutable.
 */
public final class ServerAlpn extends JDK9ServerALPNProcessor {

  @Override
  public boolean appliesTo(SSLEngine engine) {
    return engine instanceof ForwardingSslEngine;
  }
}
