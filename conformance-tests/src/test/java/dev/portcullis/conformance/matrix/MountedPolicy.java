package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A directory as Kubernetes mounts a ConfigMap: {@code policy.toml} leads through {@code ..data} to
 * a directory of its own for each version. Not thread-safe.
 */
final class MountedPolicy {

  private final Path directory;
  private int versions;

  private MountedPolicy(Path directory) {
    this.directory = directory;
  }

  /** Mounts the first version. */
  static MountedPolicy at(Path directory, String text) throws IOException {
    MountedPolicy mounted = new MountedPolicy(Files.createDirectory(directory));
    mounted.swap(text);
    Files.createSymbolicLink(directory.resolve("policy.toml"), Path.of("..data/policy.toml"));
    return mounted;
  }

  /** Replaces all there is at once, and takes the version before away. */
  void swap(String text) throws IOException {
    String before = ".." + versions;
    Path version = Files.createDirectory(directory.resolve(".." + ++versions));
    Files.writeString(version.resolve("policy.toml"), text);
    Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), version.getFileName());
    Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(directory.resolve(before).resolve("policy.toml"));
    Files.deleteIfExists(directory.resolve(before));
  }

  /** Takes the link away. */
  void unmount() throws IOException {
    Files.delete(directory.resolve("..data"));
  }

  /** A text of the page with the directories of this test. */
  String placed(String text) {
    return text.replace("/opt/portcullis/portcullis.jar", Checkout.jar().orElseThrow().toString())
        .replace("/etc/portcullis/", directory + "/");
  }
}
