package dev.portcullis.provider.config;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
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
  private final @Nullable String argument;
  private final @Nullable PolicyDocument given;
  private @Nullable PolicyDocument document;
  private @Nullable String refusal;

  private PolicySource(@Nullable String argument, @Nullable PolicyDocument given) {
    this.argument = argument;
    this.given = given;
  }

  /** The policy that the provider's argument, or else the properties, name. */
  public static PolicySource ofArgument(@Nullable String argument) {
    return new PolicySource(argument, null);
  }

  /** A policy made in code. */
  public static PolicySource ofDocument(PolicyDocument document) {
    return new PolicySource(null, document);
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
    if (given != null) {
      document = given;
      return;
    }
    PolicyLocation location = PolicyLocation.find(argument);
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
    return Profiles.load(Path.of(location.value()));
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
