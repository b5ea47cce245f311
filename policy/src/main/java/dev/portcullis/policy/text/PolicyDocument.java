package dev.portcullis.policy.text;

import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A policy, where each of its rules was written, and its digest.
 *
 * <p>Thread-safe. Canonical text and digest are made when first asked for: a digest looks through
 * the provider list, which must not happen while a provider is being loaded.
 */
public final class PolicyDocument {
  private final TlsPolicy policy;
  private final Supplier<Origins> origins;
  private final String source;
  private final Optional<PolicyDocument> shadow;
  private final Optional<PolicyDocument> parent;
  private volatile @Nullable String canonicalText;
  private volatile @Nullable String digest;

  PolicyDocument(
      TlsPolicy policy,
      Origins origins,
      Optional<PolicyDocument> shadow,
      Optional<PolicyDocument> parent) {
    this(policy, origins.source(), new Known(origins), shadow, parent);
  }

  private PolicyDocument(
      TlsPolicy policy,
      String source,
      Supplier<Origins> origins,
      Optional<PolicyDocument> shadow,
      Optional<PolicyDocument> parent) {
    this.policy = policy;
    this.source = source;
    this.origins = origins;
    this.shadow = shadow;
    this.parent = parent;
  }

  /**
   * A built-in profile whose value is known; its text is read when somebody asks where a rule was
   * written.
   *
   * @param digest as {@link #digest} says
   * @param text reads it: a document with an equal policy, and nothing in it but the policy
   */
  public static PolicyDocument frozen(
      TlsPolicy policy, String digest, Supplier<PolicyDocument> text) {
    PolicyDocument frozen =
        new PolicyDocument(
            policy, policy.id(), new Later(text), Optional.empty(), Optional.empty());
    frozen.digest = digest;
    return frozen;
  }

  /** A policy made by a program. */
  public static PolicyDocument of(TlsPolicy policy) {
    return of(policy, Optional.empty());
  }

  /**
   * A policy made by a program.
   *
   * @param shadow the policy that it names as {@code shadow}
   */
  public static PolicyDocument of(TlsPolicy policy, Optional<PolicyDocument> shadow) {
    return new PolicyDocument(policy, new Origins("program"), shadow, Optional.empty());
  }

  /** The policy. */
  public TlsPolicy policy() {
    return policy;
  }

  /** File or profile name, or {@code program}. */
  public String source() {
    return source;
  }

  /** This text and those that it extends, one after the other: files and profiles. */
  public List<String> sources() {
    List<String> sources = new ArrayList<>();
    sources.add(source);
    if (parent.isPresent()) {
      sources.addAll(parent.get().sources());
    }
    return List.copyOf(sources);
  }

  /** The policy that this one extends. */
  public Optional<PolicyDocument> parent() {
    return parent;
  }

  /**
   * The policy that is named as {@code shadow}, where it was found when this one was read or made.
   */
  public Optional<PolicyDocument> shadow() {
    return shadow;
  }

  Origins origins() {
    return origins.get();
  }

  /** The one text that stands for this policy; see {@link CanonicalForm}. */
  public String canonicalText() {
    String text = canonicalText;
    if (text == null) {
      text = CanonicalForm.of(policy);
      canonicalText = text;
    }
    return text;
  }

  /** SHA-256 of the canonical text in UTF-8: 64 lower-case hexadecimal digits. */
  public String digest() {
    String hex = digest;
    if (hex == null) {
      hex = sha256(canonicalText());
      digest = hex;
    }
    return hex;
  }

  /**
   * Where the rule was written: {@code policy.toml:31}, or {@code policy.toml:3, from
   * intermediate@2026-11} if line 3 inherits it.
   *
   * @param key dotted key without a role, such as {@code keys.rsa-min}; {@code pin.} and the host
   *     of a pin for that
   * @throws IllegalArgumentException if the policy language has no such key
   */
  public String origin(Role role, String key) {
    if (key.startsWith("pin.")) {
      return origins().of(key);
    }
    boolean once = HeaderKey.isName(key) || ReportKey.isName(key);
    if (!once && !CredentialKey.isName(key) && RuleKeys.byName(key).isEmpty()) {
      throw new IllegalArgumentException("the policy language has no key '" + key + "'");
    }
    String path = once ? key : role.word() + "." + key;
    return origins().of(path);
  }

  /**
   * Where the rule was written that holds for a connection: in the host's own tables, or as {@link
   * #origin(Role, String)} says.
   *
   * @param key dotted key without a role
   */
  public String origin(EffectiveRules effective, String key) {
    String origin = origin(effective.role(), key);
    return effective.host().map(host -> origin(host, key)).orElse(origin);
  }

  /** Where a rule of a host was written: in its own tables, or among the client's rules. */
  public String origin(HostRules host, String key) {
    return origins().of(host.match(), key);
  }

  /** Where a host's tables begin. */
  public String origin(HostRules host) {
    return origins().of(host.match());
  }

  /** Where an exception was written. */
  public String origin(ExceptionRule exception) {
    return origins().of(exception);
  }

  /** Where a retirement was written. */
  public String origin(Retirement retirement) {
    return origins().of(retirement);
  }

  /** Whether another says the same in the same places. */
  public boolean isSame(PolicyDocument other) {
    return policy.equals(other.policy)
        && origins().isSame(other.origins())
        && sources().equals(other.sources())
        && shadow.isPresent() == other.shadow.isPresent()
        && shadow.map(mine -> mine.isSame(other.shadow.orElseThrow())).orElse(true);
  }

  @Override
  public String toString() {
    return policy.id() + " (" + source() + ")";
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256, which every Java must have", e);
    }
  }

  /** Named classes, not lambdas: this is on the way to the first connection. */
  private record Known(Origins origins) implements Supplier<Origins> {
    @Override
    public Origins get() {
      return origins;
    }
  }

  private static final class Later implements Supplier<Origins> {
    private final Supplier<PolicyDocument> text;
    private @Nullable Origins read;

    Later(Supplier<PolicyDocument> text) {
      this.text = text;
    }

    @Override
    public synchronized Origins get() {
      Origins known = read;
      if (known == null) {
        known = text.get().origins();
        read = known;
      }
      return known;
    }
  }
}
