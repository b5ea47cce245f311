package dev.portcullis.conformance.jvm;

import dev.portcullis.conformance.app.Fields;

/** A server inside an application JVM. */
public record RunningServer(AppJvm jvm, String id, int port) implements AutoCloseable {

  /** What the next connection came to, seen from the server. */
  public Fields await() {
    return jvm.run("await", "id", id);
  }

  @Override
  public void close() {
    jvm.run("stop", "id", id);
  }
}
