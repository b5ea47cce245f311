package dev.portcullis.matrix.servers;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Embedded Tomcat with its JSSE connector, HTTP/2 and HTTP/1.1. */
public final class TomcatServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Tomcat tomcat = new Tomcat();
    Path base = Files.createTempDirectory("tomcat");
    tomcat.setBaseDir(base.toString());
    Connector connector = connector(options);
    tomcat.getService().addConnector(connector);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", base.toString());
    Tomcat.addServlet(context, "ok", new Ok());
    context.addServletMappingDecoded("/", "ok");
    tomcat.start();
    return new Fields().put("port", connector.getLocalPort());
  }

  private static Connector connector(Fields options) {
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("SSLEnabled", "true");
    connector.setThrowOnFailure(true);
    SSLHostConfig host = new SSLHostConfig();
    if (options.has("old")) {
      host.setProtocols("TLSv1");
      host.setCiphers("ALL");
    } else {
      connector.addUpgradeProtocol(new Http2Protocol());
    }
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystoreFile(options.get("keys"));
    certificate.setCertificateKeystorePassword("changeit");
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
    return connector;
  }

  private static final class Ok extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("ok");
    }
  }
}
