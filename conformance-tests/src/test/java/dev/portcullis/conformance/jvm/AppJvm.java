package dev.portcullis.conformance.jvm;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running JVM with the applications of {@code dev.portcullis.conformance.app}; asks it one thing
 * at a time. {@link #shared} keeps one per stage for the whole run, since a JVM costs a second; it
 * ends when its standard input does, that is with the test run. Thread-safe.
 */
public final class AppJvm implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 60;
  private static final String GONE = "(the JVM ended)";
  private static final int REMEMBERED_LINES = 200;
  private static final Map<Stage, AppJvm> SHARED = new ConcurrentHashMap<>();
  private static final AtomicInteger IDS = new AtomicInteger();

  private final List<String> command;
  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Deque<String> transcript = new ConcurrentLinkedDeque<>();
  private final Fields greeting;

  private AppJvm(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    drain(process.getInputStream(), () -> answers.add(GONE));
    drain(process.getErrorStream(), () -> {});
    this.greeting = next("to start");
  }

  /** Starts a JVM of its own; close it. */
  public static AppJvm start(Launch launch) {
    return start(launch, Main.class.getName());
  }

  /** Starts a JVM of its own in which another class starts the launcher; close it. */
  public static AppJvm start(Launch launch, String mainClass) {
    List<String> command = launch.command(mainClass);
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().remove("JAVA_TOOL_OPTIONS"); // would print a line on every start
      return new AppJvm(command, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command, e);
    }
  }

  /** The JVM of this stage, started on first use. */
  public static AppJvm shared(Stage stage) {
    return SHARED.compute(
        stage, (key, old) -> old != null && old.alive() ? old : start(Launch.of(key)));
  }

  /** What registration came to, before the first program ran. */
  public Fields greeting() {
    return greeting;
  }

  /** Runs a program; {@code options} are names and values in turn. */
  public synchronized Fields run(String app, Object... options) {
    Fields command = new Fields().put("app", app);
    for (int i = 0; i < options.length; i += 2) {
      command.put(String.valueOf(options[i]), options[i + 1]);
    }
    return run(command);
  }

  /** Runs the program that the field {@code app} names. */
  public synchronized Fields run(Fields command) {
    try {
      OutputStream out = process.getOutputStream();
      out.write((command.line() + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("The JVM is gone: " + describe(), e);
    }
    return next(command.line());
  }

  /** Starts a server in the JVM. */
  public RunningServer serve(Object... options) {
    String id = "server-" + IDS.incrementAndGet();
    Fields command = new Fields().put("app", "serve").put("id", id);
    for (int i = 0; i < options.length; i += 2) {
      command.put(String.valueOf(options[i]), options[i + 1]);
    }
    Fields answer = run(command);
    if (!answer.has("port")) {
      throw new IllegalStateException("The server did not start: " + answer);
    }
    return new RunningServer(this, id, answer.number("port", 0));
  }

  /** Everything the JVM printed lately, both streams. */
  public String transcript() {
    return String.join("\n", transcript);
  }

  @Override
  public void close() {
    process.destroy();
  }

  private boolean alive() {
    return process.isAlive();
  }

  private Fields next(String what) {
    try {
      String line = answers.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(GONE)) {
        process.destroyForcibly();
        throw new IllegalStateException("No answer " + what + ": " + describe());
      }
      return Fields.parse(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String describe() {
    return String.join(" ", command) + "\n" + transcript();
  }

  private void drain(InputStream stream, Runnable atEnd) {
    Runnable work =
        () -> {
          readLines(stream);
          atEnd.run();
        };
    Thread thread = new Thread(work, "output of an application JVM");
    thread.setDaemon(true);
    thread.start();
  }

  private void readLines(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        remember(line);
        if (line.startsWith(Main.ANSWER)) {
          answers.add(line.substring(Main.ANSWER.length()));
        }
      }
    } catch (IOException closed) {
      remember("(stream closed)");
    }
  }

  private void remember(String line) {
    transcript.add(line);
    if (transcript.size() > REMEMBERED_LINES) {
      transcript.poll();
    }
  }
}
