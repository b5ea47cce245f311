package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.JvmRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java.security.sample} as it is shipped: what each JDK makes of it. */
class SampleFileTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** More entries than any list that is known; what a vendor has below ours is overwritten. */
  private static final int POSITIONS = 30;

  private static final String PROGRAM =
      """
      import java.security.*;
      import javax.net.ssl.*;

      public class Providers {
        public static void main(String[] arguments) throws Exception {
          for (Provider provider : Security.getProviders()) {
            System.out.println(provider.getName());
          }
          System.out.println(SSLContext.getInstance("TLS").getProvider().getName() + " serves TLS");
          System.out.println(Security.getProvider("SunJSSE").getInfo());
        }
      }
      """;

  @TempDir static Path directory;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  /** Java 17 and 25 list the same on Linux; the names of other systems are skipped in silence. */
  @ParameterizedTest
  @MethodSource("jdks")
  void sample_onTheClassPath_listsPortcullisFirstAndTheStandInLast(Jdk jdk) throws Exception {
    String classPath = Checkout.jar().orElseThrow() + System.getProperty("path.separator") + app();
    JvmRun run = JvmRun.of(jdk, directory, LIMIT, List.of("-cp", classPath, option(), "Providers"));
    String expected =
        """
        Portcullis
        SUN
        SunRsaSign
        SunEC
        SunJCE
        SunJGSS
        SunSASL
        XMLDSig
        SunPCSC
        JdkLDAP
        JdkSASL
        SunPKCS11
        SunJSSE
        Portcullis serves TLS
        Portcullis in the place of SunJSSE
        """;
    assertEquals(new JvmRun(0, expected), run);
  }

  /** {@code -cp} means nothing with {@code -jar}: there is no gate then, and so no TLS. */
  @ParameterizedTest
  @MethodSource("jdks")
  void sample_withDashJar_leavesNoTls(Jdk jdk) throws Exception {
    String jar = Checkout.jar().orElseThrow().toString();
    JvmRun run =
        JvmRun.of(jdk, directory, LIMIT, List.of("-cp", jar, option(), "-jar", app().toString()));
    String failure =
        run.output()
            .lines()
            .filter(line -> line.startsWith("Exception"))
            .collect(Collectors.joining());
    assertEquals(
        "Exception in thread \"main\" java.security.NoSuchAlgorithmException: "
            + "TLS SSLContext not available",
        failure);
    assertEquals(1, run.exit());
  }

  @Test
  void sample_everyPosition_isTakenAndNotBySunJsse() throws IOException {
    Properties sample = new Properties();
    try (Reader reader = Files.newBufferedReader(Checkout.sample())) {
      sample.load(reader);
    }
    Set<String> expected =
        IntStream.rangeClosed(1, POSITIONS)
            .mapToObj(position -> "security.provider." + position)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.add("jdk.security.provider.preferred");
    assertEquals(expected, new TreeSet<>(sample.stringPropertyNames()));
    assertEquals(false, sample.containsValue("SunJSSE"));
    assertEquals("", sample.getProperty("jdk.security.provider.preferred"));
  }

  private static String option() {
    return "-Djava.security.properties=" + Checkout.sample();
  }

  /** A jar with the program, made by this JDK for the oldest one. */
  private static synchronized Path app() throws IOException {
    Path jar = directory.resolve("app.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    Path source = Files.writeString(directory.resolve("Providers.java"), PROGRAM);
    String release = String.valueOf(JdkFinder.OLDEST);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", release, source.toString());
    assertEquals(0, failed);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Providers");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry("Providers.class"));
      Files.copy(directory.resolve("Providers.class"), out);
    }
    return jar;
  }
}
