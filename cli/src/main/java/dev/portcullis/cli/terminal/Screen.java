package dev.portcullis.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the report is read. Immutable.
 *
 * @param terminal whether somebody is watching; colour too, unless {@code NO_COLOR} is set
 * @param width columns [40..]
 */
public record Screen(boolean terminal, boolean colour, int width) {

  private static final int DEFAULT_WIDTH = 100;
  private static final int NARROWEST = 40;

  /** The screen behind standard output. */
  public static Screen detect(Map<String, String> environment) {
    boolean terminal = isTerminal();
    int width = terminal ? terminalWidth(environment) : DEFAULT_WIDTH;
    return new Screen(terminal, Ansi.AUTO.enabled(), Math.max(width, NARROWEST));
  }

  /** From Java 22 on there is a console without a terminal as well, and a method to tell. */
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException java17to21) {
      return true;
    }
  }

  private static int terminalWidth(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : askTerminal();
  }

  /** {@code stty size} prints rows and columns; it is absent on Windows. */
  private static int askTerminal() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(Redirect.INHERIT).start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      boolean answered =
          stty.waitFor(1, TimeUnit.SECONDS) && size.strip().matches("\\d+ [1-9]\\d*");
      return answered ? Integer.parseInt(size.strip().split(" ")[1]) : DEFAULT_WIDTH;
    } catch (IOException absent) {
      return DEFAULT_WIDTH;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }
}
