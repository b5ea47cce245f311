package dev.portcullis.provider.config;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.ProviderException;
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
  private @Nullable PolicyDocument document;
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

  /** A policy made in code. */
  public static PolicySource ofDocument(PolicyDocument document) {
    return new PolicySource(null, document, null);
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

  private void load() {
    if (location == null) {
      document = given;
      return;
    }
    load(location);
  }

  private void load(PolicyLocation location) {
    try {
      document = read(location);
    } catch (PolicySyntaxException | IOException | InvalidPathException e) {
      refusal = refusal(location, e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (StackOverflowError e) {
      refusal = refusal(location, "its brackets are nested too deeply");
    } catch (RuntimeException | LinkageError | AssertionError e) {
      refusal = refusal(location, "unexpected failure: " + e);
    }
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
