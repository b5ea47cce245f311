package dev.portcullis.conformance.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code portcullis doctor} before real command lines. The application does not exist: the doctor
 * ends each JVM before it would be looked for.
 */
class DoctorTest {
  private static final String JAR = Checkout.jar().map(Path::toString).orElse("not built");
  private static final Pattern FINDING =
      Pattern.compile("\"id\": \"([a-z0-9-]+)\", \"status\": \"finding\"");

  @TempDir Path directory;

  static Stream<Jdk> jdks(TestInfo test) {
    return JdkFinder.inTurn(test.getDisplayName());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_soundSetUp_findsNothing(Jdk jdk) throws Exception {
    assertEquals("0 []", findings(jdk, Map.of(), sample(), "-cp", JAR, "no.such.App"));
  }

  /** The reader of the variable is the examined JVM. */
  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_optionsInTheEnvironment_areThoseOfTheTarget(Jdk jdk) throws Exception {
    Map<String, String> environment =
        Map.of(
            "JDK_JAVA_OPTIONS", sample(), "JAVA_TOOL_OPTIONS", "-Djsse.enableSNIExtension=false");
    assertEquals("1 [dangerous-property]", findings(jdk, environment, "-cp", JAR, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_jarOnTheClassPathThatJarIgnores_isMissing(Jdk jdk) throws Exception {
    Path app = jar("app.jar", Map.of());
    assertEquals(
        "1 [gate-not-listed]",
        findings(jdk, Map.of(), "-cp", JAR, sample(), "-jar", app.toString()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_misspeltName_isMissing(Jdk jdk) throws Exception {
    String override = override("security.provider.1=Portcullis", "security.provider.1=Portculis");
    assertEquals(
        "1 [gate-not-listed]", findings(jdk, Map.of(), override, "-cp", JAR, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_overrideFileThatIsNotThere_isIgnored(Jdk jdk) throws Exception {
    String option = "-Djava.security.properties=" + directory.resolve("none");
    assertEquals(
        "1 [override-ignored, gate-not-listed]",
        findings(jdk, Map.of(), option, "-cp", JAR, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_sunJsseListedBehind_isABypass(Jdk jdk) throws Exception {
    String override = override("security.provider.5=SunJCE", "security.provider.5=SunJSSE");
    assertEquals("1 [jsse-behind]", findings(jdk, Map.of(), override, "-cp", JAR, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_weakenedAndOverruledFromTheFile_isToldInOneReport(Jdk jdk) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("weak.security"),
            Files.readString(Checkout.sample())
                    .replace("provider.1=Portcullis", "provider.1=SunJSSE")
                    .replace("provider.2=SUN", "provider.2=Portcullis compatible")
                + "\njdk.security.provider.preferred=SSLContext.TLS:SunJSSE\n"
                + "jdk.tls.disabledAlgorithms=SSLv3\n");
    assertEquals(
        "1 [jsse-before, preferred-provider, loose-policy, loose-policy, weakened-algorithms]",
        findings(jdk, Map.of(), "-Djava.security.properties=" + file, "-cp", JAR, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_tcnativeInsideAFatJar_isFound(Jdk jdk) throws Exception {
    byte[] library =
        zip(Map.of("io/netty/internal/tcnative/SSL.class", "x".getBytes(StandardCharsets.UTF_8)));
    Path app = jar("fat.jar", Map.of("BOOT-INF/lib/netty-tcnative.jar", library));
    assertEquals(
        "1 [native-tls]",
        findings(jdk, Map.of(), "-Xbootclasspath/a:" + JAR, sample(), "-jar", app.toString()));
  }

  /** Web applications lie where no class path shows them. */
  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_conscryptInAWebApplication_isFound(Jdk jdk) throws Exception {
    byte[] library = zip(Map.of("org/conscrypt/Conscrypt.class", new byte[0]));
    Path base = Files.createDirectories(directory.resolve("tomcat/webapps/unpacked/WEB-INF/lib"));
    Files.write(base.resolve("conscrypt.jar"), library);
    Path webapps = directory.resolve("tomcat/webapps");
    Files.write(webapps.resolve("packed.war"), zip(Map.of("WEB-INF/lib/c.jar", library)));
    String option = "-Dcatalina.base=" + directory.resolve("tomcat");
    assertEquals(
        "1 [native-tls, native-tls]",
        findings(jdk, Map.of(), option, sample(), "-cp", JAR, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_unpackedClassesOfAStack_areFound(Jdk jdk) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes/org/conscrypt"));
    Files.write(classes.resolve("Conscrypt.class"), new byte[0]);
    String path = JAR + System.getProperty("path.separator") + directory.resolve("classes");
    assertEquals("1 [native-tls]", findings(jdk, Map.of(), sample(), "-cp", path, "no.such.App"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doctor_packagesOpened_areFound(Jdk jdk) throws Exception {
    assertEquals(
        "1 [opened-package, opened-package]",
        findings(
            jdk,
            Map.of(),
            "--add-opens=java.base/javax.net.ssl=ALL-UNNAMED",
            "--add-exports=java.base/sun.security.ssl=ALL-UNNAMED",
            sample(),
            "-cp",
            JAR,
            "no.such.App"));
  }

  @Test
  void doctor_packageOpenedByAManifest_isFound() throws Exception {
    Path app = directory.resolve("opening.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "no.such.App");
    manifest
        .getMainAttributes()
        .putValue("Add-Opens", "java.base/java.lang java.base/javax.net.ssl");
    try (OutputStream out = Files.newOutputStream(app)) {
      new JarOutputStream(out, manifest).close();
    }
    assertEquals(
        "1 [opened-package]",
        findings(
            JdkFinder.all().get(0),
            Map.of(),
            "-Xbootclasspath/a:" + JAR,
            sample(),
            "-jar",
            app.toString()));
  }

  @Test
  void doctor_standInAlone_isTheAbsenceOfTheGate() throws Exception {
    String override = override("security.provider.1=Portcullis", "security.provider.1=Portculis");
    Jdk jdk = JdkFinder.all().get(0);
    List<String> command =
        List.of("--", jdk.java().toString(), override, "-cp", JAR, "no.such.App");
    String report = run(jdk, Map.of(), command);
    assertTrue(report.startsWith("1 "), report);
    assertTrue(report.contains("SunJSSE by name: the stand-in of Portcullis"), report);
    assertTrue(report.contains("refused: Portcullis refuses all TLS: its stand-in"), report);
  }

  @Test
  void doctor_driversThatFallBackToPlaintext_areNotedWithoutAFinding() throws Exception {
    Path app =
        jar("driver.jar", Map.of("BOOT-INF/classes/org/postgresql/Driver.class", new byte[0]));
    Jdk jdk = JdkFinder.all().get(0);
    String path = JAR + System.getProperty("path.separator") + app;
    List<String> command =
        List.of("--json", "--", jdk.java().toString(), sample(), "-cp", path, "no.such.App");
    String report = run(jdk, Map.of(), command);
    assertTrue(report.startsWith("0 "), report);
    assertTrue(report.contains("\"id\": \"plaintext-fallback\", \"status\": \"info\""), report);
  }

  @Test
  void doctor_missingJar_saysItInWords() throws Exception {
    Jdk jdk = JdkFinder.all().get(0);
    String report = run(jdk, Map.of(), List.of("--", jdk.java().toString(), sample(), "App"));
    assertTrue(
        report.contains(
            """
            finding  Portcullis is not in the list of security providers: only programs that hold\
             it as an object are behind the TLS policy
                     mend: list it as java.security.sample does, its jar where the JVM looks: java\
             -jar ignores -cp
            """),
        report);
  }

  @Test
  void doctor_unusablePolicy_saysWhy() throws Exception {
    assertEquals(
        "1 [policy-unusable]",
        findings(
            JdkFinder.all().get(0),
            Map.of(),
            "-Dportcullis.policy=/no/such",
            sample(),
            "-cp",
            JAR,
            "no.such.App"));
  }

  @Test
  void doctor_noCommand_isUsage() throws Exception {
    assertTrue(run(JdkFinder.all().get(0), Map.of(), List.of()).startsWith("2 "));
  }

  @Test
  void doctor_jvmThatDoesNotStart_isFailureWithItsWords() throws Exception {
    Jdk jdk = JdkFinder.all().get(0);
    String report = run(jdk, Map.of(), List.of("--", jdk.java().toString(), "-XX:Nonsense", "App"));
    assertTrue(
        report.startsWith("3 portcullis doctor: no JVM of the command reported")
            && report.contains("Unrecognized VM option 'Nonsense'"),
        report);
  }

  /** Exit code and the identifiers of the findings. */
  private String findings(Jdk jdk, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("--json", "--", jdk.java().toString()));
    command.addAll(List.of(arguments));
    String report = run(jdk, environment, command);
    String found =
        FINDING.matcher(report).results().map(m -> m.group(1)).collect(Collectors.joining(", "));
    assertTrue(report.contains("\"checks\": ["), report);
    return report.charAt(0) + " [" + found + "]";
  }

  /**
   * The options of {@code environment} must not reach the doctor's own JVM: {@code env} sets them.
   */
  private String run(Jdk jdk, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(List.of(jdk.java().toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR));
    line.add("doctor");
    for (String argument : arguments) {
      line.add(argument);
      if (argument.equals("--") && !environment.isEmpty()) {
        line.add("env");
        environment.forEach((name, value) -> line.add(name + "=" + value));
      }
    }
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
        .forEach(builder.environment()::remove);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + output;
  }

  private static String sample() {
    return "-Djava.security.properties=" + Checkout.sample();
  }

  private String override(String line, String replacement) throws IOException {
    String text = Files.readString(Checkout.sample());
    assertTrue(text.contains("\n" + line + "\n"), line);
    Path file = directory.resolve("other.security");
    Files.writeString(file, text.replace("\n" + line + "\n", "\n" + replacement + "\n"));
    return "-Djava.security.properties=" + file;
  }

  private Path jar(String name, Map<String, byte[]> files) throws IOException {
    return Files.write(directory.resolve(name), zip(files));
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      manifest(jar);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void manifest(OutputStream jar) throws IOException {
    jar.write(
        "Manifest-Version: 1.0\nMain-Class: no.such.App\n".getBytes(StandardCharsets.US_ASCII));
  }
}
