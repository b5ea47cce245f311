package dev.portcullis.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code bin/portcullis bench [--quick]}: measures on each JDK and writes docs/benchmarks.md and
 * its plot. Takes the root of the checkout as its first argument.
 */
public final class Bench {

  private final Path root;
  private final boolean quick;
  private final List<Figure> figures = new ArrayList<>();
  private boolean complete = true;

  private Bench(Path root, boolean quick) {
    this.root = root;
    this.quick = quick;
  }

  /** Exit values: 0 done, 1 something could not be measured, 2 the command line was wrong. */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    if (arguments.length == 0 || !List.of("--quick").containsAll(rest)) {
      System.err.println("usage: portcullis bench [--quick]");
      System.exit(2);
    }
    Bench bench = new Bench(Path.of(arguments[0]).toRealPath(), !rest.isEmpty());
    bench.run();
    System.exit(bench.complete ? 0 : 1);
  }

  private void run() throws Exception {
    Path work = Files.createTempDirectory("portcullis-bench");
    try {
      Processes processes = new Processes(root, work);
      for (Jdk jdk : Jdk.found()) {
        System.out.println("JDK " + jdk.feature() + ": " + jdk.home());
        processes.measure(jdk, quick ? 3 : 9, this::lost).forEach(this::take);
        inOneJvm(jdk);
      }
      OpenSsl.measure(quick).forEach(this::take);
      write();
    } finally {
      delete(work);
    }
  }

  private void inOneJvm(Jdk jdk) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.program(), "-Xms1g", "-Xmx1500m"));
    command.add("-Djdk.tls.namedGroups=x25519,secp256r1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Measure.class.getName());
    if (quick) {
      command.add("--quick");
    }
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String said = line;
        Figure.of(line).ifPresentOrElse(this::take, () -> said(said));
      }
    }
    if (child.waitFor() != 0) {
      lost("the measuring JVM on " + jdk.feature() + " ended with " + child.exitValue());
    }
  }

  /** A line of the measuring JVM that is no figure: with a mark, one that was lost. */
  private void said(String line) {
    if (line.startsWith("# ")) {
      lost(line.substring(2));
      return;
    }
    System.out.println(line);
  }

  private void lost(String what) {
    complete = false;
    System.out.println("not measured: " + what);
  }

  private void take(Figure figure) {
    figures.add(figure);
    System.out.println(
        "%-4s %-28s %-16s %10s  %s"
            .formatted(
                figure.java(),
                figure.row(),
                figure.subject(),
                Page.number(figure.value()),
                figure.detail()));
  }

  private void write() throws IOException {
    Figures all = new Figures(figures);
    Path page = root.resolve("docs/benchmarks.md");
    Files.writeString(page, Page.replaced(Files.readString(page), new Page(all).block()));
    Files.writeString(root.resolve("docs/benchmarks.svg"), new Plot(all).svg());
    System.out.println("written: docs/benchmarks.md, docs/benchmarks.svg");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
