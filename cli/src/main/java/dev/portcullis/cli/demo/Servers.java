package dev.portcullis.cli.demo;

import static java.util.stream.Collectors.toSet;

import dev.portcullis.cli.demo.peer.Peers;
import dev.portcullis.cli.pki.CertificateMaker;
import dev.portcullis.cli.pki.IssuedCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process with servers, and what they report. Those without the gate are the JDK's own TLS with
 * nothing disabled: the world outside. Not thread-safe.
 */
final class Servers implements AutoCloseable {

  private final Setting setting;
  private final ChildJvm jvm;
  private final BufferedReader output;

  private Servers(Setting setting, ChildJvm jvm) {
    this.setting = setting;
    this.jvm = jvm;
    this.output = jvm.output();
  }

  /** Writes the key stores of all servers, and the trust store with the CA that issued them. */
  static void makeCertificates(Path directory) throws IOException, GeneralSecurityException {
    IssuedCertificate ca = CertificateMaker.authority("Portcullis demonstration CA").selfSigned();
    ca.writeTo(directory, "ca");
    for (Scenario scenario : Scenario.values()) {
      scenario.credential().issue(ca).writeTo(directory, scenario.id());
    }
  }

  /** The trust store that {@link #makeCertificates} wrote. */
  static Path trustStore(Path directory) {
    return directory.resolve("ca-trust.p12");
  }

  /** Starts the process with the servers of one setting; they may not listen yet. */
  static Servers start(Path javaHome, Path directory, Setting setting) throws IOException {
    SecurityFiles files = new SecurityFiles(directory);
    Program administrator = setting == Setting.BEFORE ? Program.CARELESS : Program.CAREFUL;
    List<String> command = new ArrayList<>(files.options(administrator, setting));
    command.addAll(
        List.of(Peers.class.getName(), directory.toString(), IssuedCertificate.PASSWORD));
    for (Scenario scenario : Scenario.of(setting)) {
      command.add(scenario.id() + "=" + scenario.protocols());
    }
    Path errors = directory.resolve("servers-" + setting.id() + ".err");
    return new Servers(setting, ChildJvm.start(javaHome, errors, command));
  }

  /** Waits until all servers listen and returns their ports. */
  Map<Scenario, Integer> ports() throws IOException {
    Map<Scenario, Integer> ports = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.of(setting)) {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("The servers did not start. " + jvm.errors());
      }
      ports.put(scenario, Integer.valueOf(lastWord(line)));
    }
    return ports;
  }

  /** Ends the servers and returns the paths of all requests that they ever read. */
  Set<String> end() throws IOException {
    jvm.endInput();
    return output.lines().map(Servers::lastWord).collect(toSet());
  }

  @Override
  public void close() {
    jvm.close();
  }

  private static String lastWord(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
