package dev.portcullis.conformance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A database, broker, directory or mail server out of its Debian package, as a child process with
 * files of its own. It trusts everybody who comes from this machine and keeps nothing. Close it.
 */
public final class DataServer implements AutoCloseable {

  private static final int START_ATTEMPTS = 3;

  private final PeerProcess process;
  private final Quarters quarters;
  private final List<Integer> ports;

  private DataServer(PeerProcess process, Quarters quarters, List<Integer> ports) {
    this.process = process;
    this.quarters = quarters;
    this.ports = ports;
  }

  /** How new the TLS of a server is. */
  public enum Tls {
    /** What the server does by itself. */
    CURRENT,
    /** TLS 1.0 and nothing newer, with everything that this needs. */
    ONLY_1_0
  }

  /** The port for TLS from the first octet on. */
  public int port() {
    return ports.get(0);
  }

  /** The port for plaintext, on which some servers start TLS when asked to. */
  public int plainPort() {
    return ports.get(1);
  }

  /** What the server printed. */
  public String transcript() {
    return process.transcript();
  }

  @Override
  public void close() {
    process.close();
    quarters.clear();
  }

  /** Starts a process that listens on ports it is told. */
  interface Start {
    PeerProcess on(Quarters quarters, int tlsPort, int plainPort) throws IOException;
  }

  /** Somebody else may take a port between our look and the start of the process. */
  static DataServer onFreePorts(String name, Start start) {
    for (int attempt = 1; ; attempt++) {
      Quarters quarters = Quarters.of(name);
      List<Integer> ports = List.of(PeerProcess.freePort(), PeerProcess.freePort());
      try {
        PeerProcess process = start.on(quarters, ports.get(0), ports.get(1));
        return new DataServer(process, quarters, ports);
      } catch (IllegalStateException notStarted) {
        quarters.clear();
        if (attempt == START_ATTEMPTS) {
          throw notStarted;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
