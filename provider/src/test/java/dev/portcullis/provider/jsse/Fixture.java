package dev.portcullis.provider.jsse;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.PortcullisProvider;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed server identity and contexts that know it. */
final class Fixture {
  static final String GOOD = "good.example";
  static final String OTHER = "other.example";

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;
  final X509Certificate certificate;

  private Fixture(KeyStore store, X509Certificate certificate) {
    this.store = store;
    this.certificate = certificate;
  }

  /** An EC P-256 identity for the given DNS names. */
  static Fixture named(String... names) throws Exception {
    return living(31, names);
  }

  /** An EC P-256 identity that is valid for a number of days, of which one has passed. */
  static Fixture living(int days, String... names) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return of(generator.generateKeyPair(), "SHA256withECDSA", days, names);
  }

  /** An RSA identity of a size. */
  static Fixture rsa(int bits, String... names) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return of(generator.generateKeyPair(), "SHA256withRSA", 31, names);
  }

  /** An Ed25519 identity. */
  static Fixture ed25519(String... names) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return of(keys, "Ed25519", 31, names);
  }

  private static Fixture of(KeyPair keys, String signature, int days, String... names)
      throws Exception {
    Instant now = Instant.now();
    X500Principal subject = new X500Principal("CN=fixture");
    var builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(days - 1, ChronoUnit.DAYS)),
            subject,
            keys.getPublic());
    GeneralName[] general =
        Arrays.stream(names)
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
    var signer = new JcaContentSignerBuilder(signature).build(keys.getPrivate());
    X509Certificate certificate =
        new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
    return new Fixture(store, certificate);
  }

  KeyManager[] keys() throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  TrustManager[] trust() throws Exception {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("anchor", certificate);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(anchors);
    return factory.getTrustManagers();
  }

  /** The lines of an exception for every peer. */
  static String except(String rule) {
    return "[[exception]]\nhost = \"*\"\nrules = [\"%s\"]\nreason = \"test\"\nowner = \"test\"\nexpires = %s\n"
        .formatted(rule, java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(60));
  }

  /** Portcullis under the default profile with a delegate and further policy lines. */
  static PortcullisProvider provider(DelegateName delegate, String lines) throws Exception {
    String policy =
        """
        format = 1
        id = "test"
        extends = "intermediate@2026-11"
        delegate = "%s"
        on-unenforceable = "warn"
        %s
        """
            .formatted(delegate.word(), lines);
    return new PortcullisProvider(Profiles.read(policy, "test.toml").policy());
  }

  /** A context of that provider, not yet initialised. */
  static SSLContext gated(DelegateName delegate, String lines) throws Exception {
    return SSLContext.getInstance("TLS", provider(delegate, lines));
  }

  /** A context with this identity that trusts it, too. */
  SSLContext context(DelegateName delegate, String lines, TrustManager... trust) throws Exception {
    SSLContext context = gated(delegate, lines);
    context.init(keys(), trust.length == 0 ? trust() : trust, null);
    return context;
  }

  /** The JDK's own context with this identity: a peer without a policy. */
  SSLContext bare() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(keys(), trust(), null);
    return context;
  }
}
