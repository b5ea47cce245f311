package dev.portcullis.cli.demo;

import dev.portcullis.cli.pki.IssuedCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs both programs in both settings against all servers and observes what happens: at the
 * program, on the wire and at the server. Judges nothing. Not thread-safe.
 */
final class Demonstration {

  private final Path javaHome;
  private final Path directory;
  private final ExecutorService threads;
  private final Progress progress;

  /** Programs run on the JDK at {@code javaHome}; {@code directory} takes the files. */
  Demonstration(Path javaHome, Path directory, ExecutorService threads, Progress progress) {
    this.javaHome = javaHome;
    this.directory = directory;
    this.threads = threads;
    this.progress = progress;
  }

  /** One outcome for each cell. Takes as long as a few JVM starts. */
  Map<Cell, Outcome> run() throws Exception {
    progress.step("making certificates");
    Servers.makeCertificates(directory);
    progress.step("starting servers");
    Path ownHome = Path.of(System.getProperty("java.home"));
    try (Servers plain = Servers.start(ownHome, directory, Setting.BEFORE);
        Servers gated = Servers.start(ownHome, directory, Setting.AFTER)) {
      Map<Scenario, Integer> ports = new EnumMap<>(plain.ports());
      ports.putAll(gated.ports());
      Map<Cell, Outcome> outcomes = collect(startPrograms(ports));
      Set<String> requests = new HashSet<>(plain.end());
      requests.addAll(gated.end());
      outcomes.replaceAll((cell, o) -> o.withRequestRead(requests.contains(cell.path())));
      return outcomes;
    }
  }

  private List<Future<Map<Cell, Outcome>>> startPrograms(Map<Scenario, Integer> ports) {
    List<Future<Map<Cell, Outcome>>> programs = new ArrayList<>();
    for (Program program : Program.values()) {
      for (Setting setting : Setting.values()) {
        programs.add(threads.submit(visits(ports, program, setting)));
      }
    }
    return programs;
  }

  private static Map<Cell, Outcome> collect(List<Future<Map<Cell, Outcome>>> programs)
      throws Exception {
    Map<Cell, Outcome> all = new HashMap<>();
    for (Future<Map<Cell, Outcome>> program : programs) {
      try {
        all.putAll(program.get());
      } catch (ExecutionException failure) {
        throw failure.getCause() instanceof Exception cause ? cause : failure;
      }
    }
    return all;
  }

  /** The life of one program: all scenarios in one JVM, each through a tap of its own. */
  private Callable<Map<Cell, Outcome>> visits(
      Map<Scenario, Integer> ports, Program program, Setting setting) {
    return () -> {
      Map<Cell, Tap> taps = new LinkedHashMap<>();
      try {
        for (Cell cell : Cell.of(program, setting)) {
          int port = Objects.requireNonNull(ports.get(cell.scenario()));
          taps.put(cell, Tap.open(port, threads));
        }
        return observe(taps, program, setting);
      } finally {
        for (Tap tap : taps.values()) {
          tap.close();
        }
      }
    };
  }

  private Map<Cell, Outcome> observe(Map<Cell, Tap> taps, Program program, Setting setting)
      throws IOException {
    Path errors = directory.resolve(program.id() + "-" + setting.id() + ".err");
    List<String> command = command(taps, program, setting);
    Map<Cell, Outcome> outcomes = new LinkedHashMap<>();
    try (ChildJvm jvm = ChildJvm.start(javaHome, errors, command)) {
      BufferedReader output = jvm.output();
      for (Map.Entry<Cell, Tap> visit : taps.entrySet()) {
        String line = output.readLine();
        if (line == null) {
          throw new IOException("The " + program.id() + " program ended early. " + jvm.errors());
        }
        outcomes.put(visit.getKey(), outcome(visit.getValue(), line));
        progress.visited();
      }
    }
    return outcomes;
  }

  private List<String> command(Map<Cell, Tap> taps, Program program, Setting setting)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(new SecurityFiles(directory).options(program, setting));
    command.add("-Djavax.net.ssl.trustStore=" + Servers.trustStore(directory));
    command.add("-Djavax.net.ssl.trustStorePassword=" + IssuedCertificate.PASSWORD);
    command.add(program.mainClass());
    taps.forEach(
        (cell, tap) -> command.add("https://" + Credential.HOST + ":" + tap.port() + cell.path()));
    return command;
  }

  /** {@code line} is a report of {@code client.Visits}: address, outcome, encoded detail. */
  private static Outcome outcome(Tap tap, String line) throws IOException {
    String[] parts = line.split(" ", -1);
    boolean connected = parts[1].equals("connected");
    String detail = URLDecoder.decode(parts[2], StandardCharsets.UTF_8);
    Optional<Negotiated> negotiated = Negotiated.read(tap.fromServer());
    return new Outcome(connected, negotiated, connected ? "" : detail, false);
  }
}
