package dev.portcullis.conformance.app;

import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** The trust managers that programs bring along, from careful to reckless. */
public final class TrustManagers {

  /** What the last reckless manager was given, for the tests that ask. */
  static final List<String> SEEN = new ArrayList<>();

  private static final String CHAIN_ONLY = "chain-only:";

  private TrustManagers() {}

  /**
   * {@code ""}: the platform's; {@code accept-all}, {@code accept-all-extended}; {@code meddling}:
   * accepts all and weakens its own connection on the way; a path of a PKCS #12 file; {@code
   * chain-only:} and such a path: verifies the chain and no name, which no JSSE does for it then.
   */
  public static TrustManager[] of(String trust) throws Exception {
    return switch (trust) {
      case "" -> null;
      case "accept-all" -> new TrustManager[] {new AcceptAll()};
      case "accept-all-extended" -> new TrustManager[] {new AcceptAllExtended()};
      case "meddling" -> new TrustManager[] {new Meddling()};
      case "self-signed-strategy" -> new TrustManager[] {new Lax(fromStore(""), Lax.SELF_SIGNED)};
      default -> byPrefix(trust);
    };
  }

  private static TrustManager[] byPrefix(String trust) throws Exception {
    if (trust.startsWith(Lax.DATES)) {
      return new TrustManager[] {new Lax(fromStore(trust.substring(5)), Lax.DATES)};
    }
    return trust.startsWith(CHAIN_ONLY)
        ? new TrustManager[] {new ChainOnly(trust.substring(CHAIN_ONLY.length()))}
        : fromStore(trust);
  }

  private static TrustManager[] fromStore(String path) throws Exception {
    KeyStore store = path.isEmpty() ? null : Contexts.load(path);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Swallows what its author met once: a self-signed certificate, or an expired one. */
  private record Lax(TrustManager[] strict, String what) implements X509TrustManager {
    static final String SELF_SIGNED = "self-signed";
    static final String DATES = "dates"; // followed by a store

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (what.equals(SELF_SIGNED) && chain.length == 1) {
        return;
      }
      try {
        ((X509TrustManager) strict[0]).checkServerTrusted(chain, authType);
      } catch (CertificateException e) {
        if (!what.equals(DATES) || !Failure.fields(e).get("causes").contains("Expired")) {
          throw e;
        }
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return ((X509TrustManager) strict[0]).getAcceptedIssuers();
    }
  }

  /** The classic of every question-and-answer site. */
  private static final class AcceptAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** The same with the extended interface, which makes a JSSE skip endpoint identification. */
  private static class AcceptAllExtended extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Forgets whom it talks to on the way: the classic of libraries (CVE-2026-50010). */
  private static final class ChainOnly extends AcceptAllExtended {

    private final X509TrustManager chain;

    ChainOnly(String path) throws Exception {
      chain = (X509TrustManager) fromStore(path)[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
        throws CertificateException {
      chain.checkServerTrusted(certificates, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
        throws CertificateException {
      chain.checkServerTrusted(certificates, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return chain.getAcceptedIssuers();
    }
  }

  /** Turns off what it can while the handshake runs. */
  private static final class Meddling extends AcceptAllExtended {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
      SSLSocket own = (SSLSocket) socket;
      SEEN.add("socket " + own.getClass().getName());
      weaken(own::getSSLParameters, own::setSSLParameters);
      attempt("mode", () -> own.setUseClientMode(false));
      attempt("protocols", () -> own.setEnabledProtocols(new String[] {"SSLv3", "TLSv1"}));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      SEEN.add("engine " + engine.getClass().getName());
      weaken(engine::getSSLParameters, engine::setSSLParameters);
      attempt("mode", () -> engine.setUseClientMode(false));
      attempt("protocols", () -> engine.setEnabledProtocols(new String[] {"SSLv3", "TLSv1"}));
    }

    private static void weaken(
        java.util.function.Supplier<SSLParameters> getter,
        java.util.function.Consumer<SSLParameters> setter) {
      SSLParameters parameters = getter.get();
      parameters.setEndpointIdentificationAlgorithm("");
      attempt("no identification", () -> setter.accept(parameters));
      attempt("fresh parameters", () -> setter.accept(new SSLParameters()));
    }

    private static void attempt(String what, Runnable change) {
      try {
        change.run();
        SEEN.add(what + ": accepted");
      } catch (RuntimeException refused) {
        SEEN.add(what + ": " + Failure.oneLine(refused));
      }
    }
  }
}
