package dev.portcullis.conformance.peer;

import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.pki.TestPki;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A web application of Spring Boot in a JVM of its own. Close it. */
public final class BootApplication implements AutoCloseable {
  private static final int START_SECONDS = 60;

  private final int port = PeerProcess.freePort();
  private final PeerProcess process;

  private BootApplication(List<String> command) {
    List<String> whole = new ArrayList<>(command);
    whole.add("--server.address=127.0.0.1");
    whole.add("--server.port=" + port);
    whole.add("--server.http2.enabled=true");
    whole.add("--server.ssl.key-store=" + TestPki.ECDSA.keyStore());
    whole.add("--server.ssl.key-store-password=changeit");
    process = new PeerProcess(whole).patient(START_SECONDS);
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param arguments of {@code java}; the jar is the last one
   */
  public static BootApplication start(
      Jdk jdk, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_TOOL_OPTIONS"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(Stream.concat(Stream.of(jdk.java().toString()), arguments.stream()).toList());
    BootApplication application = new BootApplication(command);
    application.process.awaitMarker("Started WebApplication");
    return application;
  }

  public int port() {
    return port;
  }

  /** Waits until it prints this. */
  public void awaitLog(String text) {
    process.awaitMarker(text);
  }

  /** What it printed. */
  public String transcript() {
    return process.transcript();
  }

  @Override
  public void close() {
    process.close();
  }
}
