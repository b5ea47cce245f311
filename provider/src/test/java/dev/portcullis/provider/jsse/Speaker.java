package dev.portcullis.provider.jsse;

import dev.portcullis.policy.DelegateName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Who speaks TLS: a column of docs/differences.md each, in its order. */
enum Speaker {
  BARE("SunJSSE"),
  BOUNCY_CASTLE("Portcullis, BouncyCastle"),
  SUN_JSSE("Portcullis, SunJSSE");

  private final String column;

  Speaker(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  /** A context with an identity that trusts itself, or what is given, under the default policy. */
  SSLContext context(Fixture identity, TrustManager... trust) throws Exception {
    return context(identity, "", trust);
  }

  /** The same with further lines of policy, which say nothing to the bare one. */
  SSLContext context(Fixture identity, String lines, TrustManager... trust) throws Exception {
    if (this != BARE) {
      return identity.context(DelegateName.valueOf(name()), lines, trust);
    }
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(identity.keys(), trust.length == 0 ? identity.trust() : trust, null);
    return context;
  }

  /** A context without any key that trusts an identity. */
  SSLContext keyless(Fixture trusted) throws Exception {
    SSLContext context = this == BARE ? SSLContext.getInstance("TLS", "SunJSSE") : gated();
    context.init(null, trusted.trust(), null);
    return context;
  }

  /** Trust in the platform's own roots alone. */
  static TrustManager[] strangers() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init((java.security.KeyStore) null);
    return factory.getTrustManagers();
  }

  private SSLContext gated() throws Exception {
    return Fixture.gated(DelegateName.valueOf(name()), "");
  }
}
