package dev.portcullis.provider.config;

import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.credentials.AnchorFiles;
import dev.portcullis.provider.credentials.Credentials;
import dev.portcullis.provider.credentials.Identity;
import dev.portcullis.provider.credentials.IdentityFiles;
import dev.portcullis.provider.credentials.Password;
import dev.portcullis.provider.credentials.PasswordFile;
import dev.portcullis.provider.credentials.Purpose;
import dev.portcullis.provider.credentials.RoleCredentials;
import dev.portcullis.provider.credentials.TrustAnchors;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the PEM files that a policy names, all of them, and tells everything that is wrong with
 * them at once: where the policy names the file, and what the file lacks. Not thread-safe.
 */
final class CredentialLoader {
  private final PolicyDocument document;
  private final Path directory;
  private final Set<Path> files = new LinkedHashSet<>();
  private final Set<String> problems = new LinkedHashSet<>();

  private CredentialLoader(PolicyDocument document, Path directory) {
    this.document = document;
    this.directory = directory;
  }

  /**
   * What the files hold.
   *
   * @param directory where relative paths start
   * @throws IOException with every problem
   */
  static Credentials load(PolicyDocument document, Path directory) throws IOException {
    CredentialPaths client = document.policy().credentials(Role.CLIENT);
    CredentialPaths server = document.policy().credentials(Role.SERVER);
    return client.isEmpty() && server.isEmpty()
        ? Credentials.NONE
        : new CredentialLoader(document, directory).load(client, server);
  }

  private Credentials load(CredentialPaths client, CredentialPaths server) throws IOException {
    RoleCredentials ofClient = read(Role.CLIENT, client);
    RoleCredentials ofServer = read(Role.SERVER, server);
    if (!problems.isEmpty()) {
      throw new IOException(String.join("\n", problems));
    }
    return new Credentials(ofClient, ofServer, List.copyOf(files));
  }

  private RoleCredentials read(Role role, CredentialPaths paths) {
    return new RoleCredentials(anchors(role, paths), identity(role, paths));
  }

  private Optional<TrustAnchors> anchors(Role role, CredentialPaths paths) {
    if (paths.anchors().isEmpty()) {
      return Optional.empty();
    }
    Purpose purpose = role == Role.CLIENT ? Purpose.SERVERS : Purpose.CLIENTS;
    List<X509Certificate> anchors = new ArrayList<>();
    for (String path : paths.anchors()) {
      if (!path.equals(CredentialPaths.PLATFORM)) {
        noting(role, "trust.anchors", () -> AnchorFiles.read(resolved(path), purpose))
            .ifPresent(anchors::addAll);
      }
    }
    return Optional.of(
        new TrustAnchors(paths.anchors().contains(CredentialPaths.PLATFORM), anchors));
  }

  private Optional<Identity> identity(Role role, CredentialPaths paths) {
    String key =
        paths.privateKey().isPresent() ? "identity.private-key" : "identity.certificate-chain";
    return paths
        .certificateChain()
        .flatMap(
            chain ->
                noting(
                    role,
                    key,
                    () -> IdentityFiles.read(resolved(chain), keyFile(paths), password(paths))));
  }

  private @Nullable Path keyFile(CredentialPaths paths) throws IOException {
    return paths.privateKey().isPresent() ? resolved(paths.privateKey().get()) : null;
  }

  private Password password(CredentialPaths paths) throws IOException {
    return paths.privateKeyPasswordFile().isPresent()
        ? new PasswordFile(resolved(paths.privateKeyPasswordFile().get()))
        : NoPassword.OF_A_POLICY;
  }

  private Path resolved(String path) throws IOException {
    try {
      Path file = directory.resolve(path);
      files.add(file.toAbsolutePath());
      return file;
    } catch (InvalidPathException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> Optional<T> noting(Role role, String key, Reading<T> reading) {
    try {
      return Optional.of(reading.read());
    } catch (IOException e) {
      problems.add(document.origin(role, key) + ": " + key + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private enum NoPassword implements Password {
    OF_A_POLICY;

    @Override
    public char @Nullable [] characters() {
      return null;
    }

    @Override
    public String remedy() {
      return "put it into a file and name that: identity.private-key-password-file";
    }
  }
}
