package dev.portcullis.provider.credentials;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Trust anchors of PEM bundles and of directories full of them. Stateless. */
public final class AnchorFiles {
  private AnchorFiles() {}

  /**
   * The anchors of a bundle, or of all PEM files of a directory, each once.
   *
   * @param path a file, or a directory: its files {@code *.pem}, {@code *.crt}, {@code *.cer} and
   *     {@code *.0} (OpenSSL's hashed names), not those below it
   * @throws PemException if there is no anchor, or if a file cannot be read or used
   */
  public static List<X509Certificate> read(Path path, Purpose purpose) throws PemException {
    Set<X509Certificate> anchors = new LinkedHashSet<>();
    if (Files.isDirectory(path)) {
      for (Path file : files(path)) {
        anchors.addAll(anchors(file.toString(), PemFile.read(file), purpose));
      }
    } else {
      anchors.addAll(anchors(path.toString(), PemFile.read(path), purpose));
    }
    return List.copyOf(anchors);
  }

  /**
   * The anchors of a text.
   *
   * @param name what messages call it
   * @throws PemException if there is none, or one is damaged
   */
  public static List<X509Certificate> ofText(String name, byte[] pem, Purpose purpose)
      throws PemException {
    return List.copyOf(new LinkedHashSet<>(anchors(name, pem, purpose)));
  }

  private static List<X509Certificate> anchors(String name, byte[] pem, Purpose purpose)
      throws PemException {
    List<PemBlock> blocks = PemText.blocks(name, pem);
    List<PemCertificate> all = PemCertificate.among(blocks);
    if (all.isEmpty()) {
      throw new PemException(
          name, "holds no certificate, only " + Blocks.listed(blocks) + "; name the CA's file");
    }
    List<X509Certificate> trusted =
        all.stream()
            .filter(certificate -> certificate.uses().include(purpose))
            .map(PemCertificate::certificate)
            .toList();
    if (trusted.isEmpty()) {
      throw new PemException(
          name,
          "says of each of its certificates that it is not trusted for TLS "
              + purpose.name().toLowerCase(Locale.ROOT)
              + " (TRUSTED CERTIFICATE); drop the settings: openssl x509 -in FILE -clrtrust"
              + " -clrreject -out NEW.pem");
    }
    return trusted;
  }

  private static List<Path> files(Path directory) throws PemException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (isNamedLikePem(entry) && !Files.isDirectory(entry)) {
          files.add(entry);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new PemException(
          directory.toString(), "the directory cannot be listed: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new PemException(
          directory.toString(), "the directory has no file *.pem, *.crt, *.cer or *.0; add one");
    }
    Collections.sort(files);
    return files;
  }

  private static boolean isNamedLikePem(Path entry) {
    Path last = entry.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".pem")
            || name.endsWith(".crt")
            || name.endsWith(".cer")
            || name.matches("[0-9a-f]{8}\\.[0-9]+"));
  }
}
