package dev.portcullis.conformance.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The servers of this JVM by id: start one, wait for its next connection, stop it. */
final class Servers {

  private final Map<String, Server> running = new ConcurrentHashMap<>();

  /**
   * Options: {@code id}, {@code kind} (socket, engine), {@code keys}, {@code body}, and settings.
   */
  Fields serve(Fields options) throws Exception {
    Server server =
        options.get("kind").equals("engine")
            ? new EngineServerApp(options)
            : new ServerSocketApp(options);
    running.put(options.get("id"), server);
    server.start();
    return new Fields().put("port", server.port());
  }

  /** What the next connection, finished or refused, looked like from here. */
  Fields await(Fields options) throws InterruptedException {
    Server server = running.get(options.get("id"));
    Fields next = server.outcomes().poll(options.number("millis", 8000), TimeUnit.MILLISECONDS);
    return next == null ? new Fields().put("outcome", "none") : next;
  }

  Fields stop(Fields options) throws Exception {
    running.remove(options.get("id")).close();
    return new Fields();
  }
}
