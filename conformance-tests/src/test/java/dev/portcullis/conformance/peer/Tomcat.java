package dev.portcullis.conformance.peer;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.pki.TestPki;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Tomcat as it is unpacked from its archive and started by its own script, with one web application
 * and two connectors: HTTPS, and plain HTTP by which tests talk to the application. Not
 * thread-safe.
 */
public final class Tomcat implements AutoCloseable {
  private static final int START_SECONDS = 60;
  private static final String SERVER =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Connector port="%d" address="127.0.0.1" protocol="HTTP/1.1"/>
          <Connector port="%d" address="127.0.0.1" protocol="HTTP/1.1" SSLEnabled="true"
                     scheme="https" secure="true">
            <SSLHostConfig>
              <Certificate certificateKeystoreFile="%s" certificateKeystorePassword="changeit"/>
            </SSLHostConfig>
          </Connector>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps"/>
          </Engine>
        </Service>
      </Server>
      """;

  /** Nothing is looked for in libraries: that takes most of the start. */
  private static final String CONTEXT =
      """
      <Context>
        <JarScanner scanManifest="false">
          <JarScanFilter defaultTldScan="false" defaultPluggabilityScan="false"/>
        </JarScanner>
      </Context>
      """;

  private final int plainPort = PeerProcess.freePort();
  private final int tlsPort = PeerProcess.freePort();
  private final PeerProcess process;

  private Tomcat(List<String> environment, Path home) throws IOException {
    Files.writeString(
        home.resolve("conf/server.xml"),
        SERVER.formatted(plainPort, tlsPort, TestPki.ECDSA.keyStore()));
    Files.writeString(home.resolve("conf/context.xml"), CONTEXT);
    List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_TOOL_OPTIONS"));
    command.addAll(environment);
    command.addAll(List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"));
    process = new PeerProcess(command).patient(START_SECONDS);
  }

  /**
   * Starts it.
   *
   * @param home an unpacked archive
   * @param options of the JVM
   * @param classPath what its {@code bin/setenv.sh} puts in front; empty for nothing
   */
  public static Tomcat start(Jdk jdk, Path home, String options, String classPath)
      throws IOException {
    Files.writeString(home.resolve("bin/setenv.sh"), "CLASSPATH='" + classPath + "'\n");
    Path java = jdk.java().getParent().getParent();
    Tomcat tomcat = new Tomcat(List.of("JAVA_HOME=" + java, "CATALINA_OPTS=" + options), home);
    tomcat.process.awaitMarker("Server startup in");
    return tomcat;
  }

  /** Unpacks an archive, with the application as its only one. */
  public static Path unpack(Path archive, Path into) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path relative = Path.of(entry.getName());
        if (!entry.isDirectory() && !relative.toString().contains("webapps")) {
          Path to = into.resolve(relative.subpath(1, relative.getNameCount()));
          Files.createDirectories(to.getParent());
          Files.copy(zip, to);
        }
      }
    }
    Files.createDirectories(into.resolve("logs"));
    Files.createDirectories(into.resolve("temp"));
    return into;
  }

  public int port() {
    return tlsPort;
  }

  /** What it printed. */
  public String transcript() {
    return process.transcript();
  }

  /** Has the web application run a program. */
  public Fields run(Fields command) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plainPort + "/"))
            .POST(HttpRequest.BodyPublishers.ofString(command.line()))
            .build();
    return Fields.parse(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    process.close();
  }
}
