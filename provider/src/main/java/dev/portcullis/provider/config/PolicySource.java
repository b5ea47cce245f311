package dev.portcullis.provider.config;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
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
    } catch (PolicySyntaxException e) {
      refusal = refusal(location, e.getMessage());
    } catch (IOException | InvalidPathException e) {
      refusal = refusal(location, reason(e));
    } catch (RuntimeException | LinkageError e) {
      refusal = refusal(location, "unexpected failure: " + e);
    }
  }

  private static PolicyDocument read(PolicyLocation location)
      throws IOException, PolicySyntaxException {
    if (Profiles.isName(location.value())) {
      return Profiles.named(location.value());
    }
    if (location.value().isEmpty()) {
      throw new NoSuchFileException("", null, "the value is empty");
    }
    return Profiles.load(Path.of(location.value()));
  }

  private static String refusal(PolicyLocation location, @Nullable String reason) {
    return "Portcullis refuses all TLS: the policy '"
        + location.value()
        + "' named by "
        + location.namedBy()
        + " cannot be used\n"
        + reason
        + "\nMend the file or name one of the profiles "
        + String.join(", ", Profiles.names());
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "There is no such file and no profile of that name";
    }
    if (e instanceof AccessDeniedException) {
      return "The file may not be read by this process";
    }
    if (e instanceof CharacterCodingException) {
      return "The file is not UTF-8 text";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
