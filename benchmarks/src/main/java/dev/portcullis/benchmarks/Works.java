package dev.portcullis.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** The bodies of the benchmarks. */
final class Works {

  /** How the octets of records are held. */
  enum Memory {
    HEAP,
    DIRECT;

    ByteBuffer allocate(int size) {
      return this == HEAP ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
    }
  }

  private static final int LARGEST_RECORD = 17 * 1024;

  // A connection takes 2^24.5 records of AES-GCM; a new one well before that.
  private static final int RECORDS_PER_CONNECTION = 400_000;

  private Works() {}

  /** A handshake from nothing to its end, both ends. */
  static Work fullHandshake(Subject subject, Setting setting, Credentials credentials)
      throws GeneralSecurityException, IOException {
    Endpoints ends = new Endpoints(subject, setting, credentials);
    return () -> {
      Loopback pair = new Loopback(ends.client(), ends.server());
      pair.handshake();
      pair.client().getSession().invalidate();
    };
  }

  /**
   * A handshake that resumes a session of TLS 1.2.
   *
   * @throws IOException also if the subject makes a new session instead
   */
  static Work resumedHandshake(Subject subject, Setting setting, Credentials credentials)
      throws GeneralSecurityException, IOException {
    Endpoints ends = new Endpoints(subject, setting, credentials);
    long full = octetsOfHandshake(ends);
    // A ticket makes the client say more, but a server that resumes sends no certificate.
    if (octetsOfHandshake(ends) > 0.7 * full) {
      throw new SSLException("not resumed");
    }
    return () -> octetsOfHandshake(ends);
  }

  /** One record each way, of this many octets, on a connection that stands. */
  static Work records(
      Subject subject, Setting setting, Credentials credentials, int size, Memory memory)
      throws GeneralSecurityException, IOException {
    Endpoints ends = new Endpoints(subject, setting, credentials);
    ByteBuffer data = memory.allocate(size);
    ByteBuffer heard = memory.allocate(4 * LARGEST_RECORD);
    ByteBuffer wire = memory.allocate(4 * LARGEST_RECORD);
    return new Work() {
      private Loopback pair = connected(ends);
      private int left = RECORDS_PER_CONNECTION;

      @Override
      public void run() throws IOException {
        if (left-- == 0) {
          pair = connected(ends);
          left = RECORDS_PER_CONNECTION;
        }
        pair.exchange(data, heard, wire);
      }
    };
  }

  static Loopback connected(Endpoints ends) throws SSLException {
    SSLEngine client = ends.client();
    Loopback pair = new Loopback(client, ends.server());
    pair.handshake();
    return pair;
  }

  private static long octetsOfHandshake(Endpoints ends) throws SSLException {
    return connected(ends).octets();
  }
}
