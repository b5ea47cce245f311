package dev.portcullis.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Stands between a client and a server on loopback, copies bytes both ways and keeps them. Without
 * a server it listens only, and hangs up once it has a hello. Thread-safe.
 */
public final class Tap implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerSocket listener;
  private final Optional<InetSocketAddress> target;
  private final BlockingQueue<Conversation> conversations = new LinkedBlockingQueue<>();

  private Tap(Optional<InetSocketAddress> target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** A tap in front of a server on a loopback port. */
  public static Tap before(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new Tap(Optional.of(new InetSocketAddress(loopback, port))).started();
  }

  /** A tap with nobody behind it. */
  public static Tap alone() throws IOException {
    return new Tap(Optional.empty()).started();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The next connection, already accepted or soon to be. */
  public Conversation next() throws InterruptedException {
    Conversation conversation = conversations.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (conversation == null) {
      throw new IllegalStateException("Nobody connected");
    }
    return conversation;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** Both directions of one connection, growing while it lasts. */
  public static final class Conversation {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** What the client offered; waits for it. */
    public ClientHello clientHello() throws InterruptedException {
      return await(sent, ClientHello::in, "ClientHello");
    }

    /** What the server chose; waits for it. */
    public ServerHello serverHello() throws InterruptedException {
      return await(received, ServerHello::in, "ServerHello");
    }

    public byte[] sentByClient() {
      synchronized (sent) {
        return sent.toByteArray();
      }
    }

    public byte[] sentByServer() {
      synchronized (received) {
        return received.toByteArray();
      }
    }

    private static <T> T await(
        ByteArrayOutputStream bytes, Function<byte[], Optional<T>> parser, String what)
        throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      synchronized (bytes) {
        while (true) {
          Optional<T> parsed = parser.apply(bytes.toByteArray());
          if (parsed.isPresent()) {
            return parsed.get();
          }
          if (System.nanoTime() > deadline) {
            throw new IllegalStateException("No " + what + " in " + bytes.size() + " octets");
          }
          bytes.wait(100);
        }
      }
    }
  }

  private Tap started() {
    daemon(this::accept);
    return this;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Conversation conversation = new Conversation();
        conversations.add(conversation);
        daemon(() -> converse(client, conversation));
      }
    } catch (IOException closed) {
      // no more connections
    }
  }

  private void converse(Socket client, Conversation conversation) {
    try (client) {
      if (target.isEmpty()) {
        copy(client.getInputStream(), OutputStream.nullOutputStream(), conversation.sent, true);
        return;
      }
      try (Socket server = new Socket(target.get().getAddress(), target.get().getPort())) {
        Thread back = daemon(() -> forward(server, client, conversation.received));
        forward(client, server, conversation.sent);
        back.join(PATIENCE.toMillis());
      }
    } catch (IOException | InterruptedException ended) {
      // the peers see it themselves
    }
  }

  private static void forward(Socket from, Socket to, ByteArrayOutputStream kept) {
    try {
      copy(from.getInputStream(), to.getOutputStream(), kept, false);
      to.shutdownOutput();
    } catch (IOException ended) {
      // the peers see it themselves
    }
  }

  private static void copy(
      InputStream in, OutputStream out, ByteArrayOutputStream kept, boolean untilHello)
      throws IOException {
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      synchronized (kept) {
        kept.write(buffer, 0, count);
        kept.notifyAll();
        if (untilHello && ClientHello.in(kept.toByteArray()).isPresent()) {
          return;
        }
      }
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tap");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
