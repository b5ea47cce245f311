package dev.portcullis.provider.config;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * What this JVM was started with: its command line, argument files and variables, which no program
 * that runs in it can change. Thread-safe.
 */
final class LaunchArguments {
  private LaunchArguments() {}

  /**
   * Whether a system property has its value from the start of the JVM. True as well where that
   * cannot be known: a run-time image without {@code java.management}.
   *
   * @param value the value that was read, without white space around it
   */
  static boolean gave(String property, String value) {
    try {
      List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
      return lastValue(arguments, property).map(String::strip).equals(Optional.of(value));
    } catch (LinkageError e) {
      return true;
    }
  }

  /** The value of the last {@code -Dproperty=value}, as the JVM takes it. */
  static Optional<String> lastValue(List<String> arguments, String property) {
    String start = "-D" + property;
    return arguments.stream()
        .filter(argument -> argument.equals(start) || argument.startsWith(start + "="))
        .reduce((earlier, later) -> later)
        .map(argument -> argument.equals(start) ? "" : argument.substring(start.length() + 1));
  }
}
