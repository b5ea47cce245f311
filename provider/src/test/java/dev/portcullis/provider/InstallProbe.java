package dev.portcullis.provider;

import dev.portcullis.policy.profile.Profiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The programs of {@link InstallTest}; they print what they see. */
public final class InstallProbe {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private InstallProbe() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "install" -> install();
      case "broken" -> broken();
      case "late" -> late();
      case "insert" -> insert();
      case "configure" -> configure();
      case "insertLate" -> insertLate();
      default -> listed();
    }
  }

  private static void install() throws Exception {
    byte[] pkcs12 = store("PKCS12");
    byte[] jks = store("JKS");
    Object findings = PortcullisProvider.install();
    list();
    System.out.println("findings: " + findings);
    show("SSLContext.getDefault", () -> described(SSLContext.getDefault()));
    show("HttpsURLConnection", () -> whose(HttpsURLConnection.getDefaultSSLSocketFactory()));
    show("SSLSocketFactory.getDefault", () -> whose(SSLSocketFactory.getDefault()));
    show("SSLServerSocketFactory.getDefault", () -> whose(SSLServerSocketFactory.getDefault()));
    byName();
    show(
        "PKIX of SunJSSE",
        () ->
            TrustManagerFactory.getInstance("PKIX", "SunJSSE")
                .getProvider()
                .getClass()
                .getSimpleName());
    show("PKCS12", () -> entries("PKCS12", pkcs12));
    show("JKS", () -> entries("JKS", jks));
    show("twice", PortcullisProvider::install);
    list();
  }

  private static void broken() {
    show("install", PortcullisProvider::install);
    list();
    show("engine of the default", () -> SSLContext.getDefault().createSSLEngine());
    show("socket of the default", () -> SSLContext.getDefault().getSocketFactory().createSocket());
    show(
        "socket of HttpsURLConnection",
        () -> HttpsURLConnection.getDefaultSSLSocketFactory().createSocket());
    byName();
    PortcullisProvider sound = new PortcullisProvider(Profiles.named("modern").policy());
    show("mended", () -> PortcullisProvider.install(sound));
    show("SSLContext.getDefault", () -> described(SSLContext.getDefault()));
  }

  private static void late() {
    show("before", () -> whose(SSLSocketFactory.getDefault()));
    show("findings", PortcullisProvider::install);
    show("after", () -> whose(SSLSocketFactory.getDefault()));
  }

  private static void insert() {
    show("insert", () -> Security.insertProviderAt(new PortcullisProvider(), 1));
    show("again", () -> Security.insertProviderAt(new PortcullisProvider(), 1));
    show("TLS", () -> described(initialised(SSLContext.getInstance("TLS"))));
  }

  private static void insertLate() {
    show("insert", () -> Security.insertProviderAt(new PortcullisProvider(), 1));
    show("TLS", InstallProbe::refusal);
    Security.removeProvider("SunJSSE");
    show("still", InstallProbe::refusal);
    show("verify", PortcullisProvider::verify);
    show("installed", PortcullisProvider::install);
    show("TLS", () -> described(initialised(SSLContext.getInstance("TLS"))));
  }

  private static String refusal() throws Exception {
    try {
      return "served by " + SSLContext.getInstance("TLS").getProvider();
    } catch (ProviderException e) {
      return e.getMessage().replace("\n", " / ");
    }
  }

  private static void configure() {
    Provider plain = new PortcullisProvider();
    Provider configured = plain.configure("modern@2026-11");
    System.out.println(
        configured.getName()
            + ", "
            + configured.isConfigured()
            + ", other object: "
            + (plain != configured));
  }

  private static void listed() throws Exception {
    list();
    show("SSLContext.getDefault", () -> described(SSLContext.getDefault()));
    show("HttpsURLConnection", () -> whose(HttpsURLConnection.getDefaultSSLSocketFactory()));
    byName();
    byte[] pkcs12 = store("PKCS12");
    byte[] jks = store("JKS");
    show("PKCS12", () -> entries("PKCS12", pkcs12));
    show("JKS", () -> entries("JKS", jks));
  }

  private static void byName() {
    show(
        "TLS of SunJSSE",
        () -> {
          SSLContext context = initialised(SSLContext.getInstance("TLS", "SunJSSE"));
          return context.getProvider().getClass().getSimpleName()
              + ", "
              + whose(context.getSocketFactory());
        });
  }

  private static void list() {
    System.out.println(
        Arrays.stream(Security.getProviders())
            .limit(2)
            .map(Provider::getName)
            .collect(Collectors.joining(", ", "list: ", "")));
  }

  private static SSLContext initialised(SSLContext context) throws Exception {
    context.init(null, null, null);
    return context;
  }

  private static String described(SSLContext context) {
    return context.getProvider().getName() + ", " + whose(context.getSocketFactory());
  }

  private static String whose(Object factory) {
    String name = factory.getClass().getName();
    return name.startsWith("dev.portcullis.") ? "ours" : name;
  }

  private static byte[] store(String type) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry("trusted", platformCertificate());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, PASSWORD);
    return out.toByteArray();
  }

  /** Any certificate does. */
  private static Certificate platformCertificate() throws Exception {
    KeyStore cacerts =
        KeyStore.getInstance(
            Path.of(System.getProperty("java.home"), "lib", "security", "cacerts").toFile(),
            PASSWORD);
    return cacerts.getCertificate(cacerts.aliases().nextElement());
  }

  private static String entries(String type, byte[] bytes) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(new ByteArrayInputStream(bytes), PASSWORD);
    return store.size() + " entry";
  }

  private static void show(String what, Callable<?> call) {
    String seen;
    try {
      seen = String.valueOf(call.call());
    } catch (Exception e) {
      seen =
          e.getClass().getSimpleName()
              + ": "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
    System.out.println(what + ": " + seen);
  }
}
