package dev.portcullis.policy.profile;

import dev.portcullis.policy.text.ParentProfiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicyReader;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text may extend: the built-in profiles, and files named relative to its own. Immutable.
 */
final class Parents implements ParentProfiles {
  /** How many files may extend each other, one after the other. */
  static final int MAX_DEPTH = 8;

  private final List<Path> chain;
  private final LocalDate today;

  private Parents(List<Path> chain, LocalDate today) {
    this.chain = chain;
    this.today = today;
  }

  /** For a text that is no file. */
  static Parents ofText(LocalDate today) {
    return new Parents(List.of(), today);
  }

  /** Reads a file that nothing extends yet. */
  static PolicyDocument read(Path file, LocalDate today) throws IOException, PolicySyntaxException {
    return ofText(today).read(file);
  }

  private PolicyDocument read(Path file) throws IOException, PolicySyntaxException {
    String text = PolicyFile.text(file);
    List<Path> longer = new ArrayList<>(chain);
    longer.add(file);
    return PolicyReader.read(text, file.toString(), new Parents(List.copyOf(longer), today), today);
  }

  @Override
  public Optional<PolicyDocument> named(String name) {
    return Profiles.isName(name) ? Optional.of(Profiles.named(name)) : Optional.empty();
  }

  @Override
  public PolicyDocument file(String path) throws IOException, PolicySyntaxException {
    if (chain.isEmpty()) {
      throw new IOException("a text that is no file extends no file; name a profile");
    }
    Path file = beside(chain.get(chain.size() - 1), path);
    Path real = real(file);
    for (Path earlier : chain) {
      if (real(earlier).equals(real)) {
        throw new IOException(
            "policy files extend each other in a circle: " + shown() + ", " + file);
      }
    }
    if (chain.size() >= MAX_DEPTH) {
      throw new IOException(
          "more than " + MAX_DEPTH + " policy files extend each other: " + shown() + ", " + file);
    }
    return read(file);
  }

  private static Path beside(Path file, String path) throws IOException {
    try {
      return file.resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("the path of the file is no path: " + e.getMessage(), e);
    }
  }

  /** With links resolved, if the file is there. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private String shown() {
    return chain.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  @Override
  public Set<String> names() {
    return Profiles.names();
  }
}
