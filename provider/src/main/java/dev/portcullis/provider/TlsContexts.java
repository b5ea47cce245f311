package dev.portcullis.provider;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.TlsPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Contexts behind a policy, whether or not the provider is registered.
 *
 * <pre>{@code
 * SSLContext client = TlsContexts.forClient();
 *
 * SSLContext server = TlsContexts.forServer(Path.of("chain.pem"), Path.of("key.pem"));
 *
 * SSLContext partner =
 *     TlsContexts.builder()
 *         .policy("modern")
 *         .trustAnchors(Path.of("partner-ca.pem"))
 *         .identity(Path.of("us.pem"), Path.of("us.key"))
 *         .password(() -> askForPassword())
 *         .forClient();
 * }</pre>
 *
 * <p>Nothing else needs to be set: every connection is checked against trust anchors, and a
 * client's against the host that it was opened to. Without {@link Builder#policy(String)} the
 * policy is that of the registered provider, else the one that the properties name. Thread-safe.
 */
public final class TlsContexts {
  private TlsContexts() {}

  /**
   * A context for clients that trusts the anchors of the policy, else those of the platform.
   *
   * @throws java.security.ProviderException if the policy cannot be used
   */
  public static SSLContext forClient() {
    return builder().plainClient();
  }

  /**
   * A context for servers.
   *
   * @param chain a PEM file with the server's certificate and those above it
   * @param key a PEM file with its private key, not encrypted; may be the same file
   * @throws IOException if a file cannot be used, or the key belongs to none of the certificates;
   *     the message names the file, what was found and the mend
   * @throws java.security.ProviderException if the policy cannot be used
   */
  public static SSLContext forServer(Path chain, Path key) throws IOException {
    return builder().identity(chain, key).forServer();
  }

  /** A builder of which nothing has to be said for a client. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects what a context needs. Files are read when the context is made. Not thread-safe. */
  public static final class Builder {
    private final ContextMaker maker = new ContextMaker();

    private Builder() {}

    /**
     * The policy.
     *
     * @param location a profile name or the path of a policy file
     */
    public Builder policy(String location) {
      maker.policy(location);
      return this;
    }

    /** A policy file. */
    public Builder policy(Path file) {
      maker.policy(file.toAbsolutePath().toString());
      return this;
    }

    /** A policy made in code. */
    public Builder policy(TlsPolicy policy) {
      maker.policy(policy);
      return this;
    }

    /**
     * Trusts the anchors of a PEM bundle or of a directory of them, and no others; may be repeated.
     */
    public Builder trustAnchors(Path bundle) {
      maker.anchors(bundle);
      return this;
    }

    /** The same for the text of a PEM bundle. */
    public Builder trustAnchorsPem(String pem) {
      maker.anchors(pem);
      return this;
    }

    /** A PEM file with certificate chain and private key. */
    public Builder identity(Path chainAndKey) {
      return identity(chainAndKey, chainAndKey);
    }

    /** A PEM file with the certificate chain and one with the private key. */
    public Builder identity(Path chain, Path key) {
      maker.identity(chain, key);
      return this;
    }

    /** The same for texts. */
    public Builder identityPem(String chain, String key) {
      maker.identity(chain, key);
      return this;
    }

    /**
     * The password of the private key. Asked for at most once for each context, and only if the key
     * is encrypted; the array is overwritten after use.
     */
    public Builder password(Supplier<char[]> password) {
      maker.password(password);
      return this;
    }

    /** What a server asks of its clients; a policy may ask for more. */
    public Builder clientAuthentication(ClientAuthentication clientAuthentication) {
      maker.clientAuthentication(clientAuthentication);
      return this;
    }

    /**
     * A context for clients. It shows the identity to servers that ask for one.
     *
     * @throws IOException if a file cannot be used; the message names it, what was found and the
     *     mend
     * @throws java.security.ProviderException if the policy cannot be used
     */
    public SSLContext forClient() throws IOException {
      return maker.client();
    }

    /**
     * A context for servers. The trust anchors judge the certificates of clients.
     *
     * @throws IOException if a file cannot be used; the message names it, what was found and the
     *     mend
     * @throws java.security.ProviderException if the policy cannot be used
     * @throws IllegalStateException if neither builder nor policy say who the server is
     */
    public SSLContext forServer() throws IOException {
      return maker.server();
    }

    private SSLContext plainClient() {
      return maker.plain();
    }
  }
}
