package dev.portcullis.provider.events;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that one daemon thread of its own writes: a handshake never waits for a disk.
 * What does not fit the queue is dropped and counted. A file that was moved away is made anew, so
 * that it can be rotated. One per path. Thread-safe.
 */
final class AuditFile {
  static final int QUEUE = 8192;

  private static final int BATCH = 1024;
  private static final long LAST_LINES_MILLIS = 2000;
  private static final Map<Path, AuditFile> OPEN = new ConcurrentHashMap<>();
  private static final LongAdder DROPPED = new LongAdder();

  private final Path path;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUE);
  private final LongAdder droppedHere = new LongAdder();
  private volatile boolean ending;
  private @Nullable BufferedWriter writer;
  private @Nullable Object key;
  private long toldDropped;

  private AuditFile(Path path) {
    this.path = path;
  }

  /** The file of a path; its thread starts with the first line. */
  static AuditFile of(Path path) {
    return OPEN.computeIfAbsent(path, AuditFile::started);
  }

  /** How many lines all files of this process lost. */
  static long dropped() {
    return DROPPED.sum();
  }

  /** Puts a line in the queue, or drops it. Never waits. */
  void write(String line) {
    if (!lines.offer(line)) {
      drop(1);
    }
  }

  private static AuditFile started(Path path) {
    AuditFile file = new AuditFile(path);
    Thread thread = new Thread(file::run, "portcullis-audit");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
    endWithTheJvm(file, thread);
    return file;
  }

  @SuppressWarnings("EmptyCatch")
  private static void endWithTheJvm(AuditFile file, Thread thread) {
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> file.end(thread), "portcullis-audit-end"));
    } catch (IllegalStateException e) {
      // The JVM ends already: what the thread still writes is written.
    }
  }

  private void end(Thread thread) {
    ending = true;
    thread.interrupt();
    try {
      thread.join(LAST_LINES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<String> batch = new ArrayList<>();
    while (!ending || !lines.isEmpty()) {
      await(batch);
      lines.drainTo(batch, BATCH);
      append(batch);
      batch.clear();
    }
  }

  private void await(List<String> batch) {
    try {
      batch.add(lines.take());
    } catch (InterruptedException e) {
      // The end: what is left is written without waiting.
      Thread.interrupted();
    }
  }

  private void append(List<String> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      BufferedWriter to = current();
      for (String line : batch) {
        to.append(line).append('\n');
      }
      noteDropped(to);
      to.flush();
    } catch (IOException | RuntimeException e) {
      drop(batch.size());
      close();
      Events.warn(
          "audit " + path,
          "The audit file "
              + path
              + " cannot be written: "
              + e
              + "; mend that or change report.file");
    }
  }

  /** The open file, unless another one or none is at its path now. */
  private BufferedWriter current() throws IOException {
    BufferedWriter open = writer;
    if (open != null && Objects.equals(key, keyNow())) {
      return open;
    }
    close();
    open =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    writer = open;
    key = keyNow();
    return open;
  }

  /** Which file is at the path; a system without such keys never sees another. */
  private @Nullable Object keyNow() {
    try {
      Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return now == null ? path : now;
    } catch (IOException e) {
      return null;
    }
  }

  private void noteDropped(BufferedWriter to) throws IOException {
    long now = droppedHere.sum();
    if (now > toldDropped) {
      to.append(
          new JsonLine().with("event", "dropped").with("lines", now - toldDropped).toString());
      to.append('\n');
      toldDropped = now;
    }
  }

  @SuppressWarnings("EmptyCatch")
  private void close() {
    BufferedWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Its lines are lost and counted; the next batch opens it again.
      }
    }
  }

  private void drop(int count) {
    DROPPED.add(count);
    droppedHere.add(count);
  }
}
