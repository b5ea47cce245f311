package dev.portcullis.benchmarks;

import dev.portcullis.cli.pki.IssuedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU of whole processes, user and system: cold starts with the drop-in jar as users have it. The
 * subjects take turns; the least of the rounds counts.
 */
final class Processes {

  private static final Pattern TIME = Pattern.compile("(\\d+)m([0-9.]+)s");
  private static final String SCRIPT =
      "i=0; while [ $i -lt $STARTS ]; do \"$@\" >\"$OUT\" 2>&1 || exit 1; i=$((i + 1)); done;"
          + " times";

  /** A shell reads the clock in hundredths of a second: a start that takes five is repeated. */
  private static final int SHORT_STARTS = 20;

  private final Path root;
  private final Path work;
  private final Path program;

  Processes(Path root, Path work) throws IOException, GeneralSecurityException {
    this.root = root;
    this.work = work;
    this.program = work.resolve("program.jar");
    writeProgram();
    IssuedCertificate leaf = new Credentials(Setting.ECDSA).leaf();
    write(leaf.keyStore(), "keys.p12");
    write(leaf.trustStore(), "trust.p12");
    Files.writeString(
        work.resolve("sun.toml"),
        "format = 1\nid = \"sun\"\nextends = \"intermediate\"\ndelegate = \"SunJSSE\"\n");
  }

  /**
   * The ratios of one JDK.
   *
   * @param lost is told of what could not be measured
   */
  List<Figure> measure(Jdk jdk, int rounds, Consumer<String> lost)
      throws IOException, InterruptedException {
    Map<String, List<String>> commands = commands(jdk);
    Map<String, Double> least = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String name : List.copyOf(commands.keySet())) {
        try {
          least.merge(name, seconds(commands.get(name), starts(name)), Math::min);
        } catch (IOException e) {
          lost.accept(name + ": " + e.getMessage());
          commands.remove(name);
          least.remove(name);
        }
      }
    }
    return figures(jdk, least);
  }

  private static int starts(String name) {
    return name.startsWith("registered") ? SHORT_STARTS : 1;
  }

  private static List<Figure> figures(Jdk jdk, Map<String, Double> least) {
    List<Figure> figures = new ArrayList<>();
    least.forEach(
        (name, seconds) -> {
          Double base = least.get(name.startsWith("registered") ? "registered:SUN" : "cold:SUN");
          String[] parts = name.split(":", 2);
          if (base != null) {
            figures.add(
                new Figure(
                    Integer.toString(jdk.feature()),
                    parts[0],
                    parts[1],
                    seconds / base,
                    String.format(Locale.ROOT, "%.3f s CPU", seconds)));
          }
        });
    return figures;
  }

  private Map<String, List<String>> commands(Jdk jdk) throws IOException, InterruptedException {
    List<String> shake = List.of("handshake", work.toString());
    List<String> ours = onOurs(List.of());
    List<String> sun = onOurs(List.of("-Dportcullis.policy=" + work.resolve("sun.toml")));
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("cold:SUN", java(jdk, List.of("-cp", program.toString()), shake));
    all.put("cold:PORTCULLIS", java(jdk, ours, shake));
    all.put("cold:PORTCULLIS_SUN", java(jdk, sun, shake));
    List<String> bouncyCastle = new ArrayList<>(shake);
    bouncyCastle.add("org.bouncycastle.jsse.provider.BouncyCastleJsseProvider");
    bouncyCastle.add("org.bouncycastle.jce.provider.BouncyCastleProvider");
    all.put("cold:BC_JCA", java(jdk, List.of("-cp", withLibraries()), bouncyCastle));
    all.put("cold-cds:PORTCULLIS", java(jdk, archived(jdk, "bc", ours, shake), shake));
    all.put("cold-cds:PORTCULLIS_SUN", java(jdk, archived(jdk, "sun", sun, shake), shake));
    List<String> nothing = List.of("nothing");
    // The same class path for both: the JVM opens each jar of it, used or not.
    all.put("registered:SUN", java(jdk, List.of("-cp", jarAndProgram()), nothing));
    all.put("registered:PORTCULLIS", java(jdk, ours, nothing));
    return all;
  }

  /** The recipe of docs/benchmarks.md. */
  private List<String> archived(Jdk jdk, String name, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    Path archive = work.resolve(name + jdk.feature() + ".jsa");
    List<String> dump = new ArrayList<>(options);
    dump.add(0, "-XX:ArchiveClassesAtExit=" + archive);
    seconds(java(jdk, dump, arguments), 1);
    List<String> use = new ArrayList<>(options);
    use.add(0, "-XX:SharedArchiveFile=" + archive);
    return use;
  }

  private List<String> onOurs(List<String> more) {
    List<String> options = new ArrayList<>(List.of("-cp", jarAndProgram()));
    options.add("-Djava.security.properties=" + root.resolve("java.security.sample"));
    options.addAll(more);
    return options;
  }

  private String jarAndProgram() {
    return root.resolve("cli/target/portcullis.jar") + ":" + program;
  }

  private String withLibraries() {
    return program + ":" + root.resolve("benchmarks/target/lib") + "/*";
  }

  private static List<String> java(Jdk jdk, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(jdk.program()));
    command.addAll(options);
    command.add(ColdStart.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** The shell adds up what its children spent, which Java does not tell. */
  private double seconds(List<String> command, int starts)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    all.addAll(command);
    Path said = work.resolve("said.txt");
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().put("OUT", said.toString());
    builder.environment().put("STARTS", Integer.toString(starts));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).start();
    String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(said));
    }
    String children = times.strip().lines().reduce("", (first, last) -> last);
    Matcher matcher = TIME.matcher(children);
    double sum = 0;
    while (matcher.find()) {
      sum += 60 * Double.parseDouble(matcher.group(1)) + Double.parseDouble(matcher.group(2));
    }
    return sum / starts;
  }

  private void writeProgram() throws IOException {
    String file = ColdStart.class.getName().replace('.', '/') + ".class";
    try (InputStream in =
            Objects.requireNonNull(ColdStart.class.getClassLoader().getResourceAsStream(file));
        JarOutputStream jar = new JarOutputStream(Files.newOutputStream(program))) {
      jar.putNextEntry(new JarEntry(file));
      in.transferTo(jar);
      jar.closeEntry();
    }
  }

  private void write(KeyStore store, String name) throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(work.resolve(name))) {
      store.store(out, IssuedCertificate.PASSWORD.toCharArray());
    }
  }
}
