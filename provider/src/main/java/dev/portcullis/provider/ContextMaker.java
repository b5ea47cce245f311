package dev.portcullis.provider;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.provider.credentials.AnchorFiles;
import dev.portcullis.provider.credentials.Identity;
import dev.portcullis.provider.credentials.IdentityFiles;
import dev.portcullis.provider.credentials.Password;
import dev.portcullis.provider.credentials.Purpose;
import dev.portcullis.provider.jsse.JsseServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes contexts that no provider list can get between. Not thread-safe. */
final class ContextMaker implements Password {
  private final List<AnchorReading> anchors = new ArrayList<>();
  private @Nullable IdentityReading identity;
  private @Nullable Supplier<char[]> password;
  private @Nullable PortcullisProvider provider;
  private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;

  private interface AnchorReading {
    List<X509Certificate> read(Purpose purpose) throws IOException;
  }

  private interface IdentityReading {
    Identity read() throws IOException;
  }

  void policy(String location) {
    provider = (PortcullisProvider) new PortcullisProvider().configure(location);
  }

  void policy(TlsPolicy policy) {
    provider = new PortcullisProvider(policy);
  }

  void anchors(Path bundle) {
    anchors.add(purpose -> AnchorFiles.read(bundle, purpose));
  }

  void anchors(String pem) {
    anchors.add(purpose -> AnchorFiles.ofText("the trust anchors' PEM", bytes(pem), purpose));
  }

  void identity(Path chain, Path key) {
    identity = () -> IdentityFiles.read(chain, key, this);
  }

  void identity(String chain, String key) {
    identity =
        () ->
            IdentityFiles.ofText(
                "the chain's PEM", bytes(chain), "the key's PEM", bytes(key), this);
  }

  void password(Supplier<char[]> asked) {
    password = asked;
  }

  void clientAuthentication(ClientAuthentication least) {
    clientAuthentication = least;
  }

  SSLContext client() throws IOException {
    return context(anchors(Purpose.SERVERS));
  }

  SSLContext server() throws IOException {
    if (identity == null && !services().knowsServer()) {
      throw new IllegalStateException(
          "a server needs a certificate: call identity(chain, key), or name them in the policy,"
              + " server.identity.certificate-chain");
    }
    return context(anchors(Purpose.CLIENTS));
  }

  /** A client of which nothing was said: no file to read. */
  SSLContext plain() {
    return initialised(null, null);
  }

  private @Nullable List<X509Certificate> anchors(Purpose purpose) throws IOException {
    if (anchors.isEmpty()) {
      return null;
    }
    List<X509Certificate> all = new ArrayList<>();
    for (AnchorReading reading : anchors) {
      all.addAll(reading.read(purpose));
    }
    return all;
  }

  private SSLContext context(@Nullable List<X509Certificate> trusted) throws IOException {
    return initialised(identity == null ? null : identity.read(), trusted);
  }

  private SSLContext initialised(@Nullable Identity own, @Nullable List<X509Certificate> trusted) {
    JsseServices services = services();
    try {
      KeyManager[] keys = own == null ? null : services.keyManagers(own);
      TrustManager[] trust = trusted == null ? null : services.trustManagers(trusted);
      SSLContext context =
          new Context(provider().gate.contextInCode(clientAuthentication), provider());
      context.init(keys, trust, null);
      return context;
    } catch (KeyManagementException | CertificateException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }

  private JsseServices services() {
    return provider().gate.servicesInCode();
  }

  private PortcullisProvider provider() {
    if (provider == null) {
      provider =
          Security.getProvider(PortcullisProvider.NAME) instanceof PortcullisProvider listed
              ? listed
              : new PortcullisProvider();
    }
    return provider;
  }

  private static byte[] bytes(String pem) {
    return pem.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public char @Nullable [] characters() {
    return password == null ? null : password.get();
  }

  @Override
  public String remedy() {
    return "give it with password(...)";
  }

  /** The JCA gives no way to make a context but through the list of providers, or like this. */
  private static final class Context extends SSLContext {
    Context(SSLContextSpi spi, Provider provider) {
      super(spi, provider, "TLS");
    }
  }
}
