package dev.portcullis.conformance.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A child process with everything it printed. Thread-safe. */
final class PeerProcess implements AutoCloseable {

  private static final int START_SECONDS = 20;

  private final List<String> command;
  private final Process process;
  private final StringBuffer transcript = new StringBuffer();
  private final Thread reader;
  private int startSeconds = START_SECONDS;

  PeerProcess(List<String> command) {
    this.command = List.copyOf(command);
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader = new Thread(this::read, "output of " + command.get(0));
    reader.setDaemon(true);
    reader.start();
  }

  /** A port nobody listened on a moment ago, for programs that cannot choose one themselves. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits longer for what follows. */
  PeerProcess patient(int seconds) {
    startSeconds = seconds;
    return this;
  }

  /** Waits until the process prints {@code marker}. */
  PeerProcess awaitMarker(String marker) {
    return awaitMarkers(marker, 1);
  }

  /** Waits until the process has printed {@code marker} so many times. */
  PeerProcess awaitMarkers(String marker, int times) {
    awaitThat(
        () -> transcript.toString().split(Pattern.quote(marker), -1).length > times,
        "printed \"" + marker + "\" (" + times + ")");
    return this;
  }

  /** Waits until somebody accepts on the port. A silent connection follows, then its end. */
  PeerProcess awaitPort(int port) {
    awaitThat(() -> accepts(port), "listened on " + port);
    return this;
  }

  void say(String text) {
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException gone) {
      transcript.append("(standard input closed: ").append(gone.getMessage()).append(")\n");
    }
  }

  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      transcript.append("(standard input closed)\n");
    }
  }

  /** Waits for the end of the process; one that hangs is ended and shows as code -1. */
  int exitCode(int seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      reader.join(TimeUnit.SECONDS.toMillis(seconds));
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String transcript() {
    return transcript.toString();
  }

  @Override
  public void close() {
    process.destroy();
    exitCode(5);
  }

  private interface Condition {
    boolean holds();
  }

  private void awaitThat(Condition condition, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(startSeconds);
    while (!condition.holds()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IllegalStateException("Never " + what + ": " + command + "\n" + transcript);
      }
      pause();
    }
  }

  private static boolean accepts(int port) {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (InputStream in = process.getInputStream()) {
      byte[] buffer = new byte[4096];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        transcript.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException closed) {
      transcript.append("(output closed)\n");
    }
  }
}
