package dev.portcullis.cli.doctor;

import dev.portcullis.provider.findings.ListedProvider;
import dev.portcullis.provider.findings.PackageRules.Access;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the probe wrote down.
 *
 * @param values by the probe's own keys
 * @param probe the probe's jar, which is no part of the class path
 */
record Facts(Properties values, String probe) {

  Optional<String> get(String key) {
    return Optional.ofNullable(values.getProperty(key));
  }

  String system(String name) {
    return get("system " + name).orElse("");
  }

  String security(String name) {
    return get("security " + name).orElse("");
  }

  /** All properties of a kind, {@code system} or {@code security}, by name. */
  Map<String, String> all(String kind) {
    Map<String, String> found = new HashMap<>();
    for (String key : values.stringPropertyNames()) {
      if (key.startsWith(kind + " ")) {
        found.put(key.substring(kind.length() + 1), values.getProperty(key));
      }
    }
    return found;
  }

  List<ListedProvider> providers() {
    List<ListedProvider> list = new ArrayList<>();
    for (int i = 0; get("provider " + i).isPresent(); i++) {
      String key = "provider " + i;
      list.add(
          new ListedProvider(
              get(key).orElse(""),
              get(key + " class").orElse(""),
              Boolean.parseBoolean(get(key + " contexts").orElse(""))));
    }
    return list;
  }

  /** How far a package of java.base is open to the class path. */
  Access access(String name) {
    return get("package " + name).map(Access::valueOf).orElse(Access.CLOSED);
  }

  /** Directories of an application server, where web applications and its own jars lie. */
  List<String> serverDirectories() {
    return Stream.of("catalina.base", "catalina.home")
        .map(this::system)
        .filter(directory -> !directory.isEmpty())
        .distinct()
        .toList();
  }

  /** Entries of class path and module path, without the probe. */
  List<String> path() {
    String both = system("java.class.path") + File.pathSeparator + system("jdk.module.path");
    return Stream.of(both.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty() && !entry.equals(probe))
        .toList();
  }
}
