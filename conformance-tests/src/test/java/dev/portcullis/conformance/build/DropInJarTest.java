package dev.portcullis.conformance.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.JvmRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What lies in {@code cli/target/portcullis.jar}: everything it needs, under our name alone, so
 * that it can meet any other library in an application. What it does is tested elsewhere.
 */
class DropInJarTest {

  private static final Path PATH = Checkout.jar().orElseThrow();
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern OUR_CLASS =
      Pattern.compile("(META-INF/versions/\\d+/)?dev/portcullis/.+\\.class");
  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);
  // With dots: names in strings. Those with slashes are links to classes, which the last test
  // loads.
  private static final Pattern OLD_NAME =
      Pattern.compile("(?<!dev\\.portcullis\\.shaded\\.)org\\.bouncycastle[\\w.$]*");

  /** Texts of error messages that name properties. */
  private static final Set<String> OLD_NAMES_THAT_NOTHING_LOADS =
      Set.of(
          "org.bouncycastle.constraints.quantum_vulnerable",
          "org.bouncycastle.ec.disable",
          "org.bouncycastle.ec.disable_f2m",
          "org.bouncycastle.rsa.no_lenstra_check");

  private static JarFile jar;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(PATH.toFile());
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void classes_ofEveryLibrary_lieBelowDevPortcullis() {
    assertEquals(
        List.of(),
        names()
            .filter(name -> name.endsWith(".class"))
            .filter(name -> !OUR_CLASS.matcher(name).matches())
            .toList());
  }

  @Test
  void strings_ofEveryClass_nameNoClassByItsOldName() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String name : names().filter(name -> name.endsWith(".class")).toList()) {
      String octets = new String(read(name), StandardCharsets.ISO_8859_1);
      OLD_NAME.matcher(octets).results().map(MatchResult::group).forEach(found::add);
    }
    assertEquals(new TreeSet<>(OLD_NAMES_THAT_NOTHING_LOADS), found);
  }

  @Test
  void metaInf_besidesClasses_holdsExactlyWhatWeCarry() {
    assertEquals(
        List.of(
            "META-INF/LICENSE",
            "META-INF/MANIFEST.MF",
            "META-INF/NOTICE",
            "META-INF/licenses/antlr.txt",
            "META-INF/licenses/asm.txt",
            "META-INF/licenses/bouncycastle.txt",
            "META-INF/sbom/application.cdx.json",
            "META-INF/services/java.security.Provider",
            "META-INF/services/org.eclipse.jetty.io.ssl.ALPNProcessor$Client",
            "META-INF/services/org.eclipse.jetty.io.ssl.ALPNProcessor$Server"),
        names()
            .filter(name -> name.startsWith("META-INF/") && !name.endsWith("/"))
            .filter(name -> !name.endsWith(".class"))
            .sorted()
            .toList());
  }

  @Test
  void signatures_ofTheLibraries_areGone() {
    assertEquals(List.of(), names().filter(name -> SIGNATURE.matcher(name).matches()).toList());
  }

  @Test
  void services_ofTheJar_nameOurProviderAlone() throws IOException {
    String service =
        new String(read("META-INF/services/java.security.Provider"), StandardCharsets.UTF_8);
    assertEquals("dev.portcullis.provider.PortcullisProvider", service.strip());
  }

  @Test
  void manifest_ofTheJar_makesItAProgram() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertEquals("dev.portcullis.cli.Main", manifest.getValue(Attributes.Name.MAIN_CLASS));
    assertEquals("true", manifest.getValue(Attributes.Name.MULTI_RELEASE));
    assertEquals("dev.portcullis", manifest.getValue("Automatic-Module-Name"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void versionOption_everyJdk_printsNameAndVersion(Jdk jdk) throws Exception {
    JvmRun run =
        JvmRun.of(jdk, Checkout.root(), LIMIT, List.of("-jar", PATH.toString(), "--version"));
    String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    assertEquals(new JvmRun(0, "Portcullis " + version + System.lineSeparator()), run);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyClass_everyJdk_loads(Jdk jdk) throws Exception {
    String classPath = PATH + File.pathSeparator + Checkout.applications();
    JvmRun run =
        JvmRun.of(
            jdk,
            Checkout.root(),
            LIMIT,
            List.of("-cp", classPath, EveryClassLoads.class.getName(), PATH.toString()));
    assertEquals(
        List.of(unlinked("Client"), unlinked("Server")),
        run.output().lines().filter(line -> !line.matches("\\d+ classes, \\d+ members")).toList());
    assertEquals(0, run.exit());
  }

  /** What Jetty alone loads, being there then. */
  private static String unlinked(String side) {
    String parent = "org/eclipse/jetty/alpn/java/%s/JDK9%sALPNProcessor";
    return "dev.portcullis.cli.jetty.%sAlpn: java.lang.NoClassDefFoundError: ".formatted(side)
        + parent.formatted(side.toLowerCase(Locale.ROOT), side);
  }

  private static Stream<String> names() {
    return jar.stream().map(JarEntry::getName);
  }

  private static byte[] read(String name) throws IOException {
    return jar.getInputStream(jar.getEntry(name)).readAllBytes();
  }
}
