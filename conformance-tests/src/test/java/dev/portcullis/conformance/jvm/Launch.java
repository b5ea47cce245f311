package dev.portcullis.conformance.jvm;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of an application JVM. {@link #of(Stage)} gives the one users would write; tests
 * of broken set-ups change it. Immutable.
 */
public record Launch(Jdk jdk, List<Path> classPath, List<String> options) {

  private static final List<String> FRUGAL =
      List.of("-Xmx256m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  public Launch {
    classPath = List.copyOf(classPath);
    options = List.copyOf(options);
  }

  /** A JVM without Portcullis in reach. */
  public static Launch plain(Jdk jdk) {
    return new Launch(jdk, List.of(Checkout.applications()), FRUGAL);
  }

  /** A JVM with the product on its class path, not yet registered. */
  public static Launch withProduct(Jdk jdk) {
    List<Path> path = new ArrayList<>(Checkout.product());
    path.add(Checkout.applications());
    return new Launch(jdk, path, FRUGAL);
  }

  public static Launch of(Stage stage) {
    if (!stage.guard().on()) {
      return plain(stage.jdk()).options(stage.platform().options());
    }
    Path policy = write("policy", ".toml", stage.policy());
    Launch launch = withProduct(stage.jdk()).options(stage.platform().options());
    return switch (stage.registration()) {
      case SAMPLE -> launch.sample().policy(policy.toString());
      case EDITED -> launch.edited("Portcullis " + policy);
      case INSERT -> launch.option("-Dapp.registration=insert").policy(policy.toString());
      case AGENT -> plain(stage.jdk()).option(AgentRun.agent("=" + policy));
      case INSTALL -> launch.option("-Dapp.registration=install").policy(policy.toString());
    };
  }

  /** Registered by the shipped sample file. */
  public Launch sample() {
    return option("-Djava.security.properties=" + Checkout.sample());
  }

  /** Registered by a copy of the JDK's file in which {@code entry} stands where SunJSSE was. */
  public Launch edited(String entry) {
    try {
      String text = Files.readString(jdk.home().resolve("conf/security/java.security"));
      String copy = text.replaceAll("(?m)^(security\\.provider\\.\\d+)=SunJSSE$", "$1=" + entry);
      return option("-Djava.security.properties==" + write("java", ".security", copy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names the policy by system property. */
  public Launch policy(String value) {
    return option("-Dportcullis.policy=" + value);
  }

  public Launch option(String option) {
    return options(List.of(option));
  }

  private Launch options(List<String> added) {
    List<String> more = new ArrayList<>(options);
    more.addAll(added);
    return new Launch(jdk, classPath, more);
  }

  public Launch classPath(List<Path> path) {
    return new Launch(jdk, path, options);
  }

  /** The whole command line. */
  public List<String> command(String mainClass) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    return command;
  }

  /** A file that is gone when the tests are. */
  public static Path write(String name, String suffix, String text) {
    try {
      Path file = Files.createTempFile("portcullis-" + name, suffix);
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
