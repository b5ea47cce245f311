package dev.portcullis.matrix.jetty;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty with HTTP/1.1, or with both versions by the option {@code http=2}. */
public final class JettyServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, protocols(options));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Ok());
    server.start();
    return new Fields().put("port", connector.getLocalPort());
  }

  private static ConnectionFactory[] protocols(Fields options) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer());
    HttpConnectionFactory one = new HttpConnectionFactory(configuration);
    SslContextFactory.Server tls = tls(options);
    if (!options.get("http").equals("2") || options.has("old")) {
      return new ConnectionFactory[] {new SslConnectionFactory(tls, one.getProtocol()), one};
    }
    HTTP2ServerConnectionFactory two = new HTTP2ServerConnectionFactory(configuration);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(one.getProtocol());
    SslConnectionFactory first = new SslConnectionFactory(tls, alpn.getProtocol());
    return new ConnectionFactory[] {first, alpn, two, one};
  }

  private static SslContextFactory.Server tls(Fields options) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(options.get("keys"));
    tls.setKeyStorePassword("changeit");
    if (options.has("old")) {
      tls.setExcludeProtocols();
      tls.setIncludeProtocols("TLSv1");
      tls.setExcludeCipherSuites();
    }
    return tls;
  }

  private static final class Ok extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Sink.write(response, true, "ok", callback);
      return true;
    }
  }
}
