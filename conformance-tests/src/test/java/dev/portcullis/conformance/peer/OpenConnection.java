package dev.portcullis.conformance.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An {@code openssl s_client} that keeps its connection and can ask again. Close it. */
public final class OpenConnection implements AutoCloseable {
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String ANSWER = "HTTP/1.1 200";

  private final PeerProcess process;
  private int asked;

  private OpenConnection(PeerProcess process) {
    this.process = process;
  }

  /** Connects, and has the first answer. */
  public static OpenConnection to(int port, Path ca, String... arguments) {
    Stream<String> command =
        Stream.of(Program.OPENSSL.path(), "s_client", "-ign_eof", "-verify_return_error");
    Stream<String> peer = Stream.of("-connect", "127.0.0.1:" + port, "-CAfile", ca.toString());
    List<String> whole =
        Stream.of(command, peer, Stream.of(arguments)).flatMap(words -> words).toList();
    OpenConnection connection = new OpenConnection(new PeerProcess(whole));
    connection.ask();
    return connection;
  }

  /** Sends a request and waits for its answer, which is 200; fails if there is none. */
  public void ask() {
    process.say(REQUEST);
    process.awaitMarkers(ANSWER, ++asked);
  }

  @Override
  public void close() {
    process.close();
  }
}
