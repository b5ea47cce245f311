package dev.portcullis.provider.config;

import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.credentials.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one provider object: read once, at the first use of a service, and kept. A policy
 * that cannot be read stays unreadable for the life of the process: every use is refused with the
 * same reason.
 *
 * <p>Nothing is read while the provider is being loaded, since an exception there would make the
 * JVM skip the provider without a word. Thread-safe.
 */
public final class PolicySource {
  private final @Nullable PolicyLocation location;
  private final @Nullable PolicyDocument given;
  private final Set<Path> files = new LinkedHashSet<>();
  private @Nullable PolicyDocument document;
  private Credentials credentials = Credentials.NONE;
  private @Nullable String refusal;

  private PolicySource(
      @Nullable PolicyLocation location, @Nullable PolicyDocument given, @Nullable String refusal) {
    this.location = location;
    this.given = given;
    this.refusal = refusal;
  }

  /**
   * The policy that the provider's argument, or else the properties, name now: a program that sets
   * a property later changes nothing.
   */
  public static PolicySource ofArgument(@Nullable String argument) {
    try {
      return new PolicySource(PolicyLocation.find(argument), null, null);
    } catch (RuntimeException | LinkageError e) {
      // The provider is being loaded: thrown from here, it would be skipped without a word.
      return new PolicySource(
          null, null, "Portcullis refuses all TLS: its policy cannot be looked for: " + e);
    }
  }

  /**
   * A policy made in code.
   *
   * @throws IllegalArgumentException if it names as shadow what is no profile
   */
  public static PolicySource ofPolicy(TlsPolicy policy) {
    Optional<PolicyDocument> shadow = policy.peers().shadow().map(Profiles::named);
    return new PolicySource(null, PolicyDocument.of(policy, shadow), null);
  }

  /**
   * The policy.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be read
   */
  public synchronized PolicyDocument get() {
    if (document == null && refusal == null) {
      load();
    }
    if (document == null) {
      throw new ProviderException(refusal);
    }
    return document;
  }

  /**
   * What the PEM files of the policy hold.
   *
   * @throws ProviderException always, with the same reason, if the policy cannot be read
   */
  public synchronized Credentials credentials() {
    get();
    return credentials;
  }

  /**
   * Every file that the policy was made from, or that it named before it turned out to be unusable,
   * absolute: a change of one may change the policy.
   */
  public synchronized List<Path> files() {
    return List.copyOf(files);
  }

  /** The place, if the program named it while it ran: {@code System.setProperty}. */
  public Optional<String> namedByTheProgram() {
    return location != null && location.isOfTheProgram()
        ? Optional.of(location.value())
        : Optional.empty();
  }

  /** The same place, not yet read. */
  public PolicySource again() {
    return new PolicySource(location, given, location == null ? refusal : null);
  }

  private void load() {
    if (location != null) {
      load(location);
    } else if (given != null) {
      load(given);
    }
  }

  private void load(PolicyDocument made) {
    try {
      addCredentials(made, Path.of(""));
      credentials = CredentialLoader.load(made, Path.of(""));
      document = made;
    } catch (IOException | RuntimeException e) {
      refusal =
          "Portcullis refuses all TLS: the policy '"
              + made.policy().id()
              + "' made in code cannot be used\n"
              + e.getMessage();
    }
  }

  private void load(PolicyLocation location) {
    try {
      addFile(location.value());
      PolicyDocument read = read(location);
      addFiles(read, directory(location));
      credentials = CredentialLoader.load(read, directory(location));
      document = read;
    } catch (PolicySyntaxException | IOException | InvalidPathException e) {
      refusal = refusal(location, e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (StackOverflowError e) {
      refusal = refusal(location, "its brackets are nested too deeply");
    } catch (RuntimeException | LinkageError | AssertionError e) {
      refusal = refusal(location, "unexpected failure: " + e);
    }
  }

  private void addFiles(PolicyDocument read, Path directory) {
    addFiles(read.sources());
    if (read.shadow().isPresent()) {
      addFiles(read.shadow().get().sources());
    }
    addCredentials(read, directory);
  }

  private void addCredentials(PolicyDocument read, Path directory) {
    for (Role role : Role.values()) {
      CredentialPaths paths = read.policy().credentials(role);
      List<String> named = new ArrayList<>(paths.anchors());
      named.remove(CredentialPaths.PLATFORM);
      named.add(paths.certificateChain().orElse(""));
      named.add(paths.privateKey().orElse(""));
      named.add(paths.privateKeyPasswordFile().orElse(""));
      for (String path : named) {
        if (!path.isEmpty()) {
          files.add(directory.resolve(path).toAbsolutePath());
        }
      }
    }
  }

  private void addFiles(List<String> sources) {
    for (String source : sources) {
      addFile(source);
    }
  }

  private void addFile(String source) {
    if (!source.isEmpty() && !Profiles.isName(source)) {
      files.add(Path.of(source).toAbsolutePath());
    }
  }

  /** Where relative paths of the policy start. */
  private static Path directory(PolicyLocation location) {
    Path parent = Path.of(location.value()).getParent();
    return Profiles.isName(location.value()) || parent == null ? Path.of("") : parent;
  }

  private static PolicyDocument read(PolicyLocation location)
      throws IOException, PolicySyntaxException {
    if (Profiles.isName(location.value())) {
      return Profiles.named(location.value());
    }
    if (location.value().isEmpty()) {
      throw new IOException("the value is empty");
    }
    Path file = Path.of(location.value());
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      // A pipe would hold up every thread that wants TLS, for ever.
      throw new IOException("it is neither a file nor a link to one");
    }
    return Profiles.load(file);
  }

  private static String refusal(PolicyLocation location, String reason) {
    return "Portcullis refuses all TLS: the policy '"
        + location.value()
        + "' named by "
        + location.namedBy()
        + " cannot be used\n"
        + reason
        + "\nMend the file or name one of the profiles "
        + String.join(", ", Profiles.names());
  }
}
