package dev.portcullis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK of this machine: the running one, and those beside it, one of each feature release. */
record Jdk(int feature, Path home) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)[^\"]*\"");
  private static final List<Integer> WANTED = List.of(17, 25);

  static List<Jdk> found() throws IOException {
    Map<Integer, Jdk> found = new TreeMap<>();
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    found.put(Runtime.version().feature(), new Jdk(Runtime.version().feature(), own));
    try (Stream<Path> homes = Files.list(own.getParent())) {
      for (Path home : homes.sorted().toList()) {
        int feature = featureOf(home);
        if (WANTED.contains(feature)) {
          found.putIfAbsent(feature, new Jdk(feature, home));
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  String program() {
    return home.resolve("bin").resolve("java").toString();
  }

  private static int featureOf(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return 0;
    }
    Matcher matcher = VERSION.matcher(Files.readString(release));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
