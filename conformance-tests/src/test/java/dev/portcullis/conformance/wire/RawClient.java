package dev.portcullis.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Predicate;

/** Sends octets to a port and listens until the peer hangs up, or has said enough. */
public final class RawClient {

  private static final int PATIENCE_MILLIS = 30_000;

  /**
   * What came back.
   *
   * @param closed whether the peer ended the connection while we were listening
   */
  public record Answer(byte[] received, boolean closed, Duration took) {
    /** The type of the first record, or -1. */
    public int firstOctet() {
      return received.length == 0 ? -1 : received[0];
    }

    @Override
    public String toString() {
      int shown = Math.min(received.length, 40);
      String octets = HexFormat.ofDelimiter(" ").formatHex(received, 0, shown);
      return received.length + " octets [" + octets + "], closed " + closed + " after " + took;
    }
  }

  private RawClient() {}

  public static Answer send(int port, byte[] octets) throws IOException {
    return send(port, octets, received -> false);
  }

  /** Stops listening as soon as {@code enough} holds for all that was received. */
  public static Answer send(int port, byte[] octets, Predicate<byte[]> enough) throws IOException {
    long start = System.nanoTime();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(octets);
      boolean closed = listen(socket.getInputStream(), received, enough);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new Answer(received.toByteArray(), closed, took);
    }
  }

  private static boolean listen(
      InputStream in, ByteArrayOutputStream received, Predicate<byte[]> enough) throws IOException {
    byte[] buffer = new byte[4096];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        received.write(buffer, 0, count);
        if (enough.test(received.toByteArray())) {
          return false;
        }
      }
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }
}
