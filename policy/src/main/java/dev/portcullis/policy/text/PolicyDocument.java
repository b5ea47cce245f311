package dev.portcullis.policy.text;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy, where each of its rules was written, and its digest.
 *
 * <p>Thread-safe. Canonical text and digest are made when first asked for: a digest looks through
 * the provider list, which must not happen while a provider is being loaded.
 */
public final class PolicyDocument {
  private final TlsPolicy policy;
  private final String source;
  private final Map<String, String> origins;
  private final ReportSettings report;
  private volatile @Nullable String canonicalText;
  private volatile @Nullable String digest;

  PolicyDocument(
      TlsPolicy policy, String source, Map<String, String> origins, ReportSettings report) {
    this.report = report;
    this.policy = policy;
    this.source = source;
    this.origins = Map.copyOf(origins);
  }

  /** A policy made by a program. */
  public static PolicyDocument of(TlsPolicy policy) {
    return new PolicyDocument(policy, "program", Map.of(), ReportSettings.DEFAULT);
  }

  /** The policy. */
  public TlsPolicy policy() {
    return policy;
  }

  /** Where to tell what the policy did. */
  public ReportSettings report() {
    return report;
  }

  /** File or profile name, or {@code program}. */
  public String source() {
    return source;
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
      return origins.getOrDefault(key, source);
    }
    if (!HeaderKey.isName(key) && !CredentialKey.isName(key) && RuleKeys.byName(key).isEmpty()) {
      throw new IllegalArgumentException("the policy language has no key '" + key + "'");
    }
    String path = HeaderKey.isName(key) ? key : role.word() + "." + key;
    return origins.getOrDefault(path, source);
  }

  @Override
  public String toString() {
    return policy.id() + " (" + source + ")";
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256, which every Java must have", e);
    }
  }
}
