package dev.portcullis.conformance.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running {@code portcullis serve} on a port of its own. Close it. */
public final class CliServer implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final String firstLine;

  private CliServer(Process process) throws InterruptedException {
    this.process = process;
    Thread reader = new Thread(this::read, "output of portcullis serve");
    reader.setDaemon(true);
    reader.start();
    firstLine = next();
  }

  /** Starts it and waits until it listens. */
  public static CliServer start(Jdk jdk, String... arguments)
      throws IOException, InterruptedException {
    String[] all =
        Stream.concat(Stream.of("serve", "--port", "0"), Arrays.stream(arguments))
            .toArray(String[]::new);
    return new CliServer(CliRun.builder(jdk, all).redirectErrorStream(true).start());
  }

  /** What it says when it listens. */
  public String firstLine() {
    return firstLine;
  }

  public int port() {
    Matcher matcher = PORT.matcher(firstLine);
    if (!matcher.find()) {
      throw new IllegalStateException("no port in: " + firstLine);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** The next line that it prints. */
  public String next() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new IllegalStateException("portcullis serve says nothing more");
    }
    return line;
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException {
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
