package dev.portcullis.matrix.jetty;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Jetty's client: HTTP/1.1, or only HTTP/2 by the option {@code http=2}. {@code identity=none}
 * turns session caching off, which makes Jetty create its engines without a host.
 */
public final class JettyClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(tls(options));
    HttpClient client = new HttpClient(transport(connector, options));
    client.start();
    try {
      ContentResponse response =
          client
              .newRequest("https://localhost:" + options.get("port") + "/")
              .timeout(8, TimeUnit.SECONDS)
              .send();
      return new Fields()
          .put("reply", "HTTP " + response.getStatus())
          .put("http", response.getVersion());
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } finally {
      client.stop();
    }
  }

  private static HttpClientTransport transport(ClientConnector connector, Fields options) {
    if (!options.get("http").equals("2")) {
      return new HttpClientTransportOverHTTP(connector);
    }
    return new HttpClientTransportDynamic(
        connector, new ClientConnectionFactoryOverHTTP2.HTTP2(new HTTP2Client(connector)));
  }

  private static SslContextFactory.Client tls(Fields options) {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setTrustStorePath(options.get("trust"));
    tls.setTrustStorePassword("changeit");
    if (options.get("checks").equals("off")) {
      tls.setEndpointIdentificationAlgorithm(null);
    }
    if (options.get("identity").equals("none")) {
      tls.setSessionCachingEnabled(false);
    }
    if (options.has("old")) {
      tls.setExcludeProtocols();
      tls.setIncludeProtocols("TLSv1");
      tls.setExcludeCipherSuites();
    }
    return tls;
  }
}
