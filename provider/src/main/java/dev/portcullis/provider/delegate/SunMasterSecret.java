package dev.portcullis.provider.delegate;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Makes SunJSSE refuse TLS 1.2 without the extended master secret (RFC 7627), which it does for the
 * whole process or not at all: a system property that is read once. Whether it was read too early
 * is not asked but tried, with two half handshakes in memory that differ in the extension alone.
 * Stateless.
 */
final class SunMasterSecret {

  static final String PROPERTY = "jdk.tls.allowLegacyMasterSecret";

  private static final byte[] RENEGOTIATION_INFO = {(byte) 0xff, 0x01, 0x00, 0x01, 0x00};
  private static final byte[] EXTENDED_MASTER_SECRET = {0x00, 0x17, 0x00, 0x00};
  private static final int TLS_1_2 = 0x0303;
  private static final int FIRST_REAL_SUITE = 0x1300;

  private SunMasterSecret() {}

  /**
   * Sets the property, unless the user has, and tells whether SunJSSE obeys.
   *
   * @param clients makes client engines that may speak TLS 1.2
   */
  static boolean require(Supplier<SSLEngine> clients) {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "false");
    }
    return accepts(clients.get(), EXTENDED_MASTER_SECRET) && !accepts(clients.get(), new byte[0]);
  }

  /** Whether a client goes on after a ServerHello with the extension. */
  private static boolean accepts(SSLEngine client, byte[] extension) {
    client.setEnabledProtocols(new String[] {"TLSv1.2"});
    try {
      ClientHelloOffer offer = ClientHelloOffer.of(client);
      int suite =
          offer.cipherSuites().stream().filter(s -> s > FIRST_REAL_SUITE).findFirst().orElse(0);
      client.unwrap(ByteBuffer.wrap(serverHello(suite, extension)), ByteBuffer.allocate(1 << 15));
      Runnable task;
      while ((task = client.getDelegatedTask()) != null) {
        task.run();
      }
      return client.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP;
    } catch (SSLException refused) {
      return false;
    }
  }

  /** RFC 5246, Section 7.4.1.3, in one record. */
  private static byte[] serverHello(int suite, byte[] extension) {
    int extensions = RENEGOTIATION_INFO.length + extension.length;
    int body = 2 + 32 + 1 + 2 + 1 + 2 + extensions;
    ByteBuffer out = ByteBuffer.allocate(5 + 4 + body);
    out.put((byte) 22).putShort((short) TLS_1_2).putShort((short) (4 + body));
    out.put((byte) 2).put((byte) 0).putShort((short) body);
    out.putShort((short) TLS_1_2).put(new byte[32]).put((byte) 0);
    out.putShort((short) suite).put((byte) 0);
    out.putShort((short) extensions).put(RENEGOTIATION_INFO).put(extension);
    return out.array();
  }
}
