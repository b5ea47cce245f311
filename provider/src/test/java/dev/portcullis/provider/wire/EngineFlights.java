package dev.portcullis.provider.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What real engines put on the wire before they need an answer. */
final class EngineFlights {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private EngineFlights() {}

  /** A context of the platform with a P-256 certificate of its own. */
  static SSLContext context() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", pair.getPrivate(), PASSWORD, new Certificate[] {selfSigned(pair)});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The bytes of the ClientHello. */
  static byte[] firstFlight(SSLEngine client) throws SSLException {
    client.beginHandshake();
    return wrapAll(client);
  }

  /** What {@code server} answers to {@code flight}: hellos and more, or an alert. */
  static byte[] answer(SSLEngine server, byte[] flight) throws SSLException {
    server.beginHandshake();
    ByteBuffer plain = ByteBuffer.allocate(server.getSession().getApplicationBufferSize());
    try {
      server.unwrap(ByteBuffer.wrap(flight), plain);
      runTasks(server);
    } catch (SSLException refused) {
      // The alert that says so is still to be wrapped.
    }
    return wrapAll(server);
  }

  private static byte[] wrapAll(SSLEngine engine) throws SSLException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 20 && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; i++) {
      ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      try {
        engine.wrap(ByteBuffer.allocate(0), packet);
      } catch (SSLException refused) {
        // SunJSSE tells the reason once and wraps the alert on the next call.
      }
      all.write(packet.array(), 0, packet.position());
      runTasks(engine);
    }
    return all.toByteArray();
  }

  private static void runTasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private static Certificate selfSigned(KeyPair pair) throws Exception {
    X500Principal name = new X500Principal("CN=a.example");
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(1, ChronoUnit.DAYS)),
            name,
            pair.getPublic());
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
