package dev.portcullis.cli.input;

import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.TlsContexts;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A policy that the command line names: a profile, or a file. Immutable. */
public record PolicyInput(String name) {
  /**
   * Reads it as on a day.
   *
   * @throws PolicySyntaxException with every problem of the text
   * @throws IOException if there is no such file, or it cannot be read
   */
  public PolicyDocument read(LocalDate date) throws PolicySyntaxException, IOException {
    if (Profiles.isName(name)) {
      return Profiles.named(name);
    }
    try {
      return Profiles.load(Path.of(name), date);
    } catch (InvalidPathException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Contexts under it, to be completed. */
  public TlsContexts.Builder contexts() {
    TlsContexts.Builder builder = TlsContexts.builder();
    return Profiles.isName(name) ? builder.policy(name) : builder.policy(Path.of(name));
  }

  /** Where relative paths of the policy start. */
  public Path directory() {
    Path parent = Profiles.isName(name) ? null : Path.of(name).getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** The day in UTC. */
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
