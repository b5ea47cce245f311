package dev.portcullis.conformance.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The product with one class missing: a bad deployment, half an update. */
public enum BrokenJar {
  WITHOUT_PROFILES("dev/portcullis/policy/profile/Profiles.class"),
  WITHOUT_CONTEXT("dev/portcullis/provider/jsse/PolicySslContextSpi.class"),
  WITHOUT_TRUST("dev/portcullis/provider/jsse/PolicyTrustManager.class"),
  WITHOUT_DELEGATE("dev/portcullis/provider/delegate/BouncyCastleJsse.class");

  private final String entry;

  BrokenJar(String entry) {
    this.entry = entry;
  }

  /** The class path with the one element that has the class replaced by a copy without it. */
  public List<Path> without(List<Path> classPath) {
    return classPath.stream().map(this::without).toList();
  }

  private Path without(Path element) {
    try {
      Path copy = Files.createTempFile("portcullis-broken", ".jar");
      copy.toFile().deleteOnExit();
      if (Files.isDirectory(element) && Files.exists(element.resolve(entry))) {
        copyDirectory(element, copy);
        return copy;
      }
      return Files.isRegularFile(element) && copyJar(element, copy) ? copy : element;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyDirectory(Path directory, Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(directory);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        if (!name.equals(entry)) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  /** False if the jar never had the class. */
  private boolean copyJar(Path jar, Path copy) throws IOException {
    try (ZipFile source = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(copy);
        ZipOutputStream out = new ZipOutputStream(file)) {
      if (source.getEntry(entry) == null) {
        return false;
      }
      out.setLevel(Deflater.NO_COMPRESSION); // 15 MB, read once
      for (ZipEntry found : Collections.list(source.entries())) {
        if (!found.getName().equals(entry)) {
          out.putNextEntry(new ZipEntry(found.getName()));
          try (InputStream in = source.getInputStream(found)) {
            in.transferTo(out);
          }
        }
      }
      return true;
    }
  }
}
