package dev.portcullis.provider.config;

import dev.portcullis.provider.events.Events;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the files of a policy have changed, in a daemon thread of its own: at once where
 * the system tells of it, and every second in any case, since file systems of a network and of
 * containers do not always tell. Ends when nobody holds what it watches for. Not made where no
 * policy asks for it.
 */
public final class PolicyWatch {
  /** Between two looks, whatever the system tells. */
  static final long POLL_MILLIS = 1000;

  /** How long files must have been at rest: nobody is writing them any more. */
  static final long REST_MILLIS = 100;

  /** What is watched for. */
  public interface Watched {
    /** The files, absolute; those that are missing too. */
    List<Path> files();

    /**
     * They have changed.
     *
     * @return whether to go on watching
     */
    boolean changed();
  }

  private final WeakReference<Watched> watched;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private @Nullable WatchService service;

  private PolicyWatch(Watched watched) {
    this.watched = new WeakReference<>(watched);
  }

  /**
   * Starts watching; the first look is a change, for whatever happened since the files were read.
   */
  public static void start(Watched watched) {
    PolicyWatch watch = new PolicyWatch(watched);
    Thread thread = new Thread(null, watch::run, "portcullis-reload", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  private void run() {
    try {
      service = FileSystems.getDefault().newWatchService();
    } catch (IOException | RuntimeException e) {
      // Then the poll alone.
    }
    try {
      FileStamps seen = new FileStamps(new TreeMap<>());
      while (true) {
        FileStamps next = look(seen);
        if (next == null) {
          return;
        }
        seen = next;
        await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /**
   * What was there when the policy was read last; null if there is nothing to watch for any more.
   */
  private @Nullable FileStamps look(FileStamps seen) throws InterruptedException {
    Watched of = watched.get();
    if (of == null) {
      return null;
    }
    try {
      List<Path> files = of.files();
      listen(files);
      FileStamps now = FileStamps.of(files);
      if (now.equals(seen)) {
        return seen;
      }
      FileStamps rested = rested(files, now);
      // What changes while it is read, or is a file of the new policy alone, is a change again.
      return of.changed() ? rested : null;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      Events.warn("reload", "The files of the TLS policy cannot be watched: " + e);
      return seen;
    }
  }

  /** Waits while somebody still writes. */
  private static FileStamps rested(List<Path> files, FileStamps found) throws InterruptedException {
    FileStamps before = found;
    for (int i = 0; i < 20; i++) {
      Thread.sleep(REST_MILLIS);
      FileStamps now = FileStamps.of(files);
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
    return before;
  }

  private void await() throws InterruptedException {
    WatchService open = service;
    if (open == null) {
      Thread.sleep(POLL_MILLIS);
      return;
    }
    WatchKey key = open.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      if (!key.reset()) {
        keys.values().remove(key);
      }
      key = open.poll();
    }
  }

  /** Asks the system about the directories of the files, of links and of what they lead to. */
  private void listen(List<Path> files) {
    WatchService open = service;
    if (open == null) {
      return;
    }
    Set<Path> directories = new HashSet<>();
    for (Path file : files) {
      add(file.getParent(), directories);
      try {
        add(file.toRealPath().getParent(), directories);
      } catch (IOException e) {
        // Missing: its directory tells when it comes.
      }
    }
    keys.entrySet()
        .removeIf(entry -> !directories.contains(entry.getKey()) && ended(entry.getValue()));
    directories.forEach(directory -> keys.computeIfAbsent(directory, d -> key(d, open)));
  }

  private static void add(@Nullable Path directory, Set<Path> directories) {
    if (directory != null) {
      directories.add(directory);
    }
  }

  private static boolean ended(WatchKey key) {
    key.cancel();
    return true;
  }

  private static @Nullable WatchKey key(Path directory, WatchService open) {
    try {
      return directory.register(
          open,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_DELETE,
          StandardWatchEventKinds.ENTRY_MODIFY);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private void close() {
    WatchService open = service;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It held nothing but directories.
      }
    }
  }
}
