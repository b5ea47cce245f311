package dev.portcullis.benchmarks;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * A program that opens its stores, makes a context, shakes hands once with itself and ends. It
 * stands alone: {@link Processes} puts it into a jar of its own. Arguments: what ({@code nothing},
 * {@code handshake}), the directory of the stores, and the classes of a JSSE to register first and
 * of a provider to register last.
 */
public final class ColdStart {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final char[] PASSWORD = "changeit".toCharArray();

  private ColdStart() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("nothing")) {
      return;
    }
    String keys = KeyManagerFactory.getDefaultAlgorithm();
    if (arguments.length > 2) {
      Security.addProvider(provider(arguments[3]));
      Security.insertProviderAt(provider(arguments[2]), 1);
      keys = "PKIX";
    }
    SSLContext context = context(Path.of(arguments[1]), keys);
    SSLEngine client = context.createSSLEngine("localhost", 443);
    client.setUseClientMode(true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3"});
    parameters.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    client.setSSLParameters(parameters);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    shake(client, server);
    System.out.println(context.getProvider().getName());
  }

  private static Provider provider(String name) throws ReflectiveOperationException {
    return (Provider) Class.forName(name).getConstructor().newInstance();
  }

  private static SSLContext context(Path stores, String algorithm) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(algorithm);
    keys.init(store(stores.resolve("keys.p12")), PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store(stores.resolve("trust.p12")));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void shake(SSLEngine client, SSLEngine server) throws Exception {
    ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    client.beginHandshake();
    server.beginHandshake();
    while (step(client, toClient, toServer) | step(server, toServer, toClient)) {}
    if (client.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
      throw new IllegalStateException("the handshake does not end");
    }
  }

  private static boolean step(SSLEngine engine, ByteBuffer from, ByteBuffer to) throws Exception {
    boolean moved = runTasks(engine);
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      moved |= engine.wrap(NOTHING, to).bytesProduced() > 0;
      runTasks(engine);
    }
    from.flip();
    ByteBuffer heard = ByteBuffer.allocate(1 << 15);
    while (from.hasRemaining() && engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
      SSLEngineResult result = engine.unwrap(from, heard.clear());
      boolean ran = runTasks(engine);
      if (result.bytesConsumed() == 0 && !ran) {
        break;
      }
      moved = true;
    }
    from.compact();
    return moved;
  }

  private static boolean runTasks(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    boolean any = task != null;
    for (; task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    return any;
  }
}
