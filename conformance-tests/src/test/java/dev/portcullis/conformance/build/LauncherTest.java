package dev.portcullis.conformance.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code bin/portcullis} as a user meets it, with the jar already built. */
class LauncherTest {

  private static final Path LAUNCHER = Checkout.root().resolve("bin").resolve("portcullis");

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void launcher_throughALinkFromElsewhere_startsTheJar(Jdk jdk) throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("portcullis"), LAUNCHER);
    String answer = run(jdk.home(), link);
    Files.delete(link); // or the extension warns of a link that leads out of its directory
    assertEquals("0 Portcullis 0.1.0\n", answer);
  }

  @Test
  void launcher_javaHomeWithoutJava_saysWhatToDo() throws Exception {
    assertEquals(
        "1 portcullis: JAVA_HOME is "
            + directory
            + ", but there is no bin/java in it. Point it at a JDK 17 or newer, or unset it.\n",
        run(directory, LAUNCHER));
  }

  @Test
  void launcher_java11_saysWhichItNeeds() throws Exception {
    Path java = Files.createDirectory(directory.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    java.toFile().setExecutable(true);
    assertEquals(
        "1 portcullis: "
            + java
            + " is Java 11.0.2; Portcullis needs 17 or newer. Set JAVA_HOME to one.\n",
        run(directory, LAUNCHER));
  }

  private String run(Path javaHome, Path launcher) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(launcher.toString(), "--version"))
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + output;
  }
}
