package dev.portcullis.benchmarks;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureRules;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.delegate.HandshakeParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/**
 * Both ends of connections by one subject, in one setting. The groups of SunJSSE and of Conscrypt
 * are what {@code jdk.tls.namedGroups} says: one JVM measures one group.
 */
final class Endpoints {

  /** As the profile has them: what Bouncy Castle does per connection grows with the list. */
  private static final SignatureRules SCHEMES =
      Profiles.named("intermediate").policy().rules(Role.CLIENT).signatures();

  private final Subject subject;
  private final Setting setting;
  private final SSLContext context;

  Endpoints(Subject subject, Setting setting, Credentials credentials)
      throws GeneralSecurityException, IOException {
    this.subject = subject;
    this.setting = setting;
    this.context = context(credentials);
  }

  SSLEngine client() {
    SSLEngine engine = context.createSSLEngine(Credentials.HOST, 443);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(settled(parameters));
    tune(engine, Role.CLIENT);
    return engine;
  }

  SSLEngine server() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(settled(engine.getSSLParameters()));
    tune(engine, Role.SERVER);
    return engine;
  }

  SSLContext context() {
    return context;
  }

  /** Settles a socket that was made by {@link #context}. */
  void settle(SSLSocket socket, Role role) {
    SSLParameters parameters = socket.getSSLParameters();
    if (role == Role.CLIENT) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(settled(parameters));
    if (subject == Subject.DELEGATE) {
      delegate().configure(socket, parameters(role));
    }
  }

  private SSLParameters settled(SSLParameters parameters) {
    parameters.setProtocols(new String[] {setting.protocol()});
    if (subject != Subject.CONSCRYPT || !setting.protocol().equals("TLSv1.3")) {
      parameters.setCipherSuites(new String[] {setting.suite()});
    }
    return parameters;
  }

  private void tune(SSLEngine engine, Role role) {
    if (subject == Subject.DELEGATE) {
      delegate().configure(engine, parameters(role));
    } else if (subject.isBouncyCastle()) {
      BCSSLParameters own = ((BCSSLEngine) engine).getParameters();
      own.setNamedGroups(new String[] {setting.group(), "secp256r1"});
      own.setEarlyKeyShares(new String[] {setting.group()});
      ((BCSSLEngine) engine).setParameters(own);
    }
  }

  private HandshakeParameters parameters(Role role) {
    NamedGroup group = NamedGroup.byName(setting.group()).orElseThrow();
    return new HandshakeParameters(
        role,
        List.of(setting.protocol()),
        List.of(setting.suite()),
        role == Role.SERVER,
        List.of(group, NamedGroup.SECP256R1),
        List.of(group),
        SCHEMES.handshake(),
        SCHEMES.certificate());
  }

  private SSLContext context(Credentials credentials) throws GeneralSecurityException, IOException {
    KeyManager[] keys = credentials.keyManagers();
    X509ExtendedTrustManager platform = credentials.trustManager();
    X509ExtendedTrustManager trust =
        setting.trust() == Setting.Trust.PLATFORM && subject != Subject.CONSCRYPT
            ? platform
            : new AskingTrustManager(platform);
    if (subject == Subject.DELEGATE) {
      return delegate().newContext(keys, trust, null, Set.of());
    }
    Provider provider = provider();
    if (subject.isBouncyCastle()) {
      keys = credentials.keyManagers(KeyManagerFactory.getInstance("PKIX", provider));
    }
    SSLContext made = SSLContext.getInstance("TLS", provider);
    made.init(keys, new TrustManager[] {trust}, null);
    return made;
  }

  private Provider provider() {
    return switch (subject) {
      case SUN -> Credentials.sun();
      case PORTCULLIS, PORTCULLIS_SUN -> portcullis();
      case BC -> new BouncyCastleJsseProvider(new BouncyCastleProvider());
      case BC_JCA -> onTheList();
      case CONSCRYPT -> Conscrypt.newProvider();
      case DELEGATE -> throw new IllegalStateException("the delegate is no provider");
    };
  }

  private static Provider onTheList() {
    Security.addProvider(new BouncyCastleProvider());
    return new BouncyCastleJsseProvider();
  }

  private Provider portcullis() {
    String text =
        """
        format = 1
        id = "benchmark"
        extends = "intermediate"
        delegate = "%s"
        [groups]
        allow = ["%s", "secp256r1"]
        key-shares = ["%s"]
        """
            .formatted(
                (subject == Subject.PORTCULLIS ? DelegateName.BOUNCY_CASTLE : DelegateName.SUN_JSSE)
                    .word(),
                setting.group(),
                setting.group());
    try {
      return new PortcullisProvider(Profiles.read(text, "benchmark").policy());
    } catch (PolicySyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DelegateJsse delegate() {
    return Delegates.of(DelegateName.BOUNCY_CASTLE);
  }
}
