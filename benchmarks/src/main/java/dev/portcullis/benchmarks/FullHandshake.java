package dev.portcullis.benchmarks;

import dev.portcullis.cli.pki.CertificateMaker;
import dev.portcullis.cli.pki.IssuedCertificate;
import dev.portcullis.cli.pki.KeyKind;
import dev.portcullis.provider.PortcullisProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A full TLS 1.3 handshake in memory, both sides by one provider: P-256 leaf below a P-256 root,
 * host name checked, nothing resumed. Each side uses the groups it prefers, so that Portcullis with
 * Bouncy Castle pays for a hybrid key exchange that SunJSSE before Java 27 does not have.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FullHandshake {

  private static final String HOST = "localhost";

  @Param({"SunJSSE", "Portcullis"})
  public String provider;

  private SSLContext context;

  @Setup
  public void makeContext() throws GeneralSecurityException, IOException {
    IssuedCertificate root = CertificateMaker.authority("Benchmark root").selfSigned();
    IssuedCertificate leaf =
        CertificateMaker.leaf(HOST)
            .key(KeyKind.ec("secp256r1"))
            .dns(HOST)
            .forServers()
            .issuedBy(root);
    context = SSLContext.getInstance("TLS", provider());
    context.init(keys(leaf).getKeyManagers(), trust(leaf).getTrustManagers(), null);
  }

  /** The client's session, made from nothing. */
  @Benchmark
  public SSLSession handshake() throws SSLException {
    SSLEngine client = context.createSSLEngine(HOST, 443);
    client.setUseClientMode(true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3"});
    client.setSSLParameters(parameters);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    new Loopback(client, server).handshake();
    client.getSession().invalidate();
    return client.getSession();
  }

  private Provider provider() {
    return provider.equals(PortcullisProvider.NAME)
        ? new PortcullisProvider()
        : Security.getProvider(provider);
  }

  private static KeyManagerFactory keys(IssuedCertificate leaf)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(leaf.keyStore(), IssuedCertificate.PASSWORD.toCharArray());
    return factory;
  }

  private static TrustManagerFactory trust(IssuedCertificate leaf)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(leaf.trustStore());
    return factory;
  }
}
