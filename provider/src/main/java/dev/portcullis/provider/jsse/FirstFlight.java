package dev.portcullis.provider.jsse;

import dev.portcullis.provider.wire.Ssl2Format;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * Watches the first octets that a server engine unwraps: a hello in the format of SSLv2 is consumed
 * and answered with an alert at the next wrap, as SunJSSE does. As thread-safe as an engine: one
 * thread for each direction.
 */
final class FirstFlight {
  private boolean past;

  /**
   * Watches, or not.
   *
   * @param datagram whether the octets come in datagrams, where anybody can forge one and an unfit
   *     one is dropped (RFC 6347, Section 4.1.2.7)
   */
  FirstFlight(boolean datagram) {
    past = datagram;
  }

  private volatile boolean refused;
  private volatile @Nullable ByteBuffer alert;

  /** Whether a connection begins with an old hello here; if so it is consumed. */
  boolean isIn(ByteBuffer source) {
    if (past || source.remaining() < Ssl2Format.OCTETS) {
      return false;
    }
    int start = source.position();
    if (!Ssl2Format.begins(source.get(start), source.get(start + 2))) {
      return false;
    }
    source.position(source.limit());
    alert = ByteBuffer.wrap(OldHello.alert());
    refused = true;
    return true;
  }

  /** Later octets are not the beginning of a connection. */
  void isPast() {
    past = true;
  }

  boolean isRefused() {
    return refused;
  }

  HandshakeStatus status() {
    return alert == null ? HandshakeStatus.NOT_HANDSHAKING : HandshakeStatus.NEED_WRAP;
  }

  /** Writes the alert, once. */
  SSLEngineResult answer(ByteBuffer target) {
    ByteBuffer pending = alert;
    if (pending == null) {
      return new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
    }
    if (target.remaining() < pending.remaining()) {
      return new SSLEngineResult(Status.BUFFER_OVERFLOW, HandshakeStatus.NEED_WRAP, 0, 0);
    }
    int produced = pending.remaining();
    target.put(pending);
    alert = null;
    return new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, produced);
  }
}
