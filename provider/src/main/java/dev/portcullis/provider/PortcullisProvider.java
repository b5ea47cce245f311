package dev.portcullis.provider;

import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.config.PolicySource;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.jsse.JsseServices;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A security provider that puts one TLS policy in front of every JSSE connection.
 *
 * <p>Registered in {@code java.security} ({@code security.provider.1=Portcullis}, or {@code
 * security.provider.1=Portcullis /etc/policy.toml}), by a {@code -Djava.security.properties}
 * override, or in code:
 *
 * <pre>{@code
 * PortcullisProvider.install();
 * }</pre>
 *
 * <p>The constructor and {@link #configure} never throw, read no file, write no log and do not look
 * at the provider list: the JVM would skip the provider without a word. A policy that cannot be
 * used makes every service refuse with the reason. Thread-safe.
 */
public final class PortcullisProvider extends Provider {
  /** The provider's name in {@code java.security} and in the JCA. */
  public static final String NAME = "Portcullis";

  static final String VERSION = "0.1.0";

  private static final long serialVersionUID = 1L;

  final transient Gate gate;

  /**
   * A provider whose policy the security property, else the system property {@code
   * portcullis.policy} names; else the profile {@code intermediate@2026-11} is in force.
   */
  public PortcullisProvider() {
    this(PolicySource.ofArgument(null));
  }

  /** A provider with a policy made in code. */
  public PortcullisProvider(TlsPolicy policy) {
    this(PolicySource.ofPolicy(policy));
  }

  private PortcullisProvider(PolicySource source) {
    super(NAME, VERSION, "One TLS policy in front of every JSSE connection");
    gate = new Gate(source);
    for (ServiceTable.Entry entry : ServiceTable.ENTRIES) {
      putService(new GatedService(this, entry, gate));
    }
  }

  /**
   * A provider with the policy that the argument names.
   *
   * @param location a profile name or the path of a policy file; read at the first use
   */
  @Override
  public Provider configure(@Nullable String location) {
    return new PortcullisProvider(PolicySource.ofArgument(location));
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  /**
   * Puts a provider with the policy of the properties in front of all others; see {@link
   * #install(PortcullisProvider)}.
   */
  public static List<Finding> install() {
    return install(new PortcullisProvider());
  }

  /**
   * Puts a provider in front of all others, a stand-in in SunJSSE's place, and its default context
   * in the place of the one that the JVM may have made already. Contexts and sockets that exist
   * keep what they have.
   *
   * @return the findings that still let programs past the policy; empty if there are none
   * @throws ProviderException if the policy cannot be used, or says {@code lock.on-bypass =
   *     "refuse"} and there are findings; the provider stays in front, the stand-in behind it, and
   *     both refuse, as the default context does from then on
   */
  public static List<Finding> install(PortcullisProvider provider) {
    provider.gate.isInstalled();
    Security.removeProvider(NAME);
    Security.insertProviderAt(provider, 1);
    try {
      // While SunJSSE is listed: the delegate borrows its trust and key managers.
      provider.gate.prepared();
      replaceSunJsse(provider);
      SSLContext context = defaultContext(provider);
      setDefaults(context, context.getSocketFactory());
    } catch (ProviderException e) {
      replaceSunJsse(provider);
      setDefaults(new RefusedContext(provider, e), new RefusedSocketFactory(e));
      throw e;
    }
    return verify();
  }

  /**
   * What lets programs in this JVM past the policy: other JSSEs in the list of providers, a
   * preferred provider, replaced socket factories, or the absence of this provider. The command
   * {@code portcullis doctor} looks at more.
   *
   * @return the findings as of now; empty if there are none
   */
  public static List<Finding> verify() {
    return ListCheck.findings();
  }

  /**
   * What the handshake behind a session agreed on; empty for sessions of other providers, and for
   * those whose handshake was refused. Where a delegate uses one object for several connections
   * (resumed sessions of TLS 1.2) it is the latest of them; engines and sockets tell exactly: they
   * are {@link dev.portcullis.provider.facts.NegotiatedConnection}s.
   */
  public static Optional<HandshakeFacts> negotiated(SSLSession session) {
    return JsseServices.facts(session);
  }

  /**
   * The policy in force.
   *
   * @throws ProviderException always, with the same reason, if it cannot be read
   */
  public PolicyDocument policy() {
    return gate.policy();
  }

  private static void replaceSunJsse(PortcullisProvider provider) {
    Security.removeProvider("SunJSSE");
    Security.insertProviderAt(new SunJsseStandIn(provider.gate), 2);
  }

  private static void setDefaults(SSLContext context, SSLSocketFactory factory) {
    SSLContext.setDefault(context);
    HttpsURLConnection.setDefaultSSLSocketFactory(factory);
  }

  private static SSLContext defaultContext(PortcullisProvider provider) {
    try {
      return SSLContext.getInstance("Default", provider);
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("Portcullis serves no default SSLContext", e);
    }
  }

  /** A provider read back from a stream would have no gate: it is not written to one. */
  private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
    throw new NotSerializableException(NAME);
  }
}
