package dev.portcullis.conformance.archive;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** A program that says who makes its contexts, what they allow, and the first words of a client. */
public final class FirstWords {
  private FirstWords() {}

  /** Prints one line. */
  public static void main(String[] arguments) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    SSLEngine engine = context.createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    System.out.println(
        context.getProvider().getName()
            + " "
            + String.join(",", engine.getEnabledProtocols())
            + " record "
            + hello.get(0));
  }
}
