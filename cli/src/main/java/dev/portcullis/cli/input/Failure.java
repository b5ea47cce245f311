package dev.portcullis.cli.input;

import dev.portcullis.cli.terminal.Plain;
import java.io.PrintWriter;

/** How a command says that it could not be carried out. Stateless. */
public final class Failure {
  /** The exit code for what is neither a finding nor a wrong command line. */
  public static final int EXIT = 3;

  private Failure() {}

  /** Prints the reason, a line at a time, and gives the exit code. */
  public static int told(String command, Exception reason, PrintWriter err) {
    String.valueOf(reason.getMessage())
        .lines()
        .forEach(line -> err.println("portcullis " + command + ": " + Plain.words(line)));
    err.flush();
    return EXIT;
  }
}
