package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import org.jspecify.annotations.Nullable;

/**
 * Lets two engines of one process shake hands with each other though the client's names no peer:
 * Kafka tries its key and trust stores so when a broker starts and when they change.
 *
 * <p>No word of the caller's is taken for it. The client's engine was made with an empty host;
 * every octet that it reads must have been written by the one server engine, in this process and
 * behind this policy, that read its hello; and no application data passes, either way. So there is
 * no peer that could be another than itself, and nothing that it could be told. Anything else is
 * refused as a client without a reference identity. One for each engine; as thread-safe as that.
 */
final class SelfTest {
  private final HandshakeGate gate;
  private final SelfTests others;
  private volatile @Nullable InProcessPipe pipe;
  private volatile boolean over;

  SelfTest(HandshakeGate gate, SelfTests others) {
    this.gate = gate;
    this.others = others;
  }

  /** Whether a client without a reference identity may be one: an engine with an empty host. */
  static boolean mayBe(Endpoint client, ContextPolicy context) {
    return client.wrapper() instanceof PolicySslEngine
        && "".equals(client.peerHost())
        && !context.isDatagram();
  }

  /** Whether an engine that is about to wrap has application data, which a self-test must not. */
  boolean carriesData(ByteBuffer[] sources, int offset, int length) {
    if (gate.isSelfTest()) {
      for (int i = offset; i < offset + length; i++) {
        if (sources[i].hasRemaining()) {
          return true;
        }
      }
    }
    return false;
  }

  /** An engine has wrapped: what it wrote goes from {@code start} to the position. */
  void wrapped(ByteBuffer target, int start) {
    InProcessPipe joined = pipe;
    boolean client = gate.isSelfTest();
    if (target.position() == start || client == (joined != null)) {
      return;
    }
    ByteBuffer octets = target.duplicate().limit(target.position()).position(start);
    if (joined != null) {
      joined.written(octets);
    } else {
      InProcessPipe begun = new InProcessPipe(octets);
      pipe = begun;
      others.add(begun);
    }
  }

  /**
   * Whether an engine of a self-test is about to unwrap what this process's own server did not
   * write. A server sees here whether it is the one.
   */
  boolean isFromElsewhere(ByteBuffer source) {
    InProcessPipe joined = pipe;
    if (gate.isSelfTest()) {
      return source.hasRemaining() && (joined == null || !joined.holds(source));
    }
    if (!over && gate.role() == Role.SERVER && source.hasRemaining()) {
      over = true;
      pipe = others.claim(source);
    }
    return false;
  }

  /** An engine has unwrapped: whether a self-test got application data. */
  boolean broughtData(SSLEngineResult result) {
    InProcessPipe joined = pipe;
    if (joined == null || !gate.isSelfTest()) {
      return false;
    }
    joined.read(result.bytesConsumed());
    return result.bytesProduced() > 0;
  }
}
