package dev.portcullis.provider.enforce;

/**
 * One rule that a connection does not keep. Pure data; {@link Refusal} words it.
 *
 * @param rule key of the rule in the policy, {@code keys.rsa-min}
 * @param reference where the rule comes from, {@code RFC 9325, Section 4.5}
 * @param observed what the connection has; peer data must be escaped already
 * @param allowed what the rule allows
 * @param mend the smallest change that would let the connection pass
 */
public record Violation(
    String rule, String reference, String observed, String allowed, String mend) {}
