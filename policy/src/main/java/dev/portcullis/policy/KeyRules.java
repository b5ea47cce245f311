package dev.portcullis.policy;

import java.util.Set;

/**
 * The public keys that count in the peer's chain.
 *
 * @param rsaMinBits least modulus [1024..16384] (RFC 9325, Section 4.5 asks for 2048)
 * @param rsaMaxBits greatest modulus [rsaMinBits..16384]; guards against slow verification
 * @param types key types
 * @param ecCurves curves of EC keys; empty exactly if {@code types} has no EC
 */
public record KeyRules(
    int rsaMinBits, int rsaMaxBits, Set<KeyType> types, Set<NamedGroup> ecCurves) {
  /** The least modulus that can be written: what any current JDK still verifies. */
  public static final int RSA_LEAST_BITS = 1024;

  /** The greatest modulus that can be written. */
  public static final int RSA_GREATEST_BITS = 16_384;

  /** Copies the sets and refuses bounds outside the range or the wrong way round. */
  public KeyRules {
    types = Distinct.sorted(types);
    ecCurves = Distinct.sorted(ecCurves);
    if (rsaMinBits < RSA_LEAST_BITS || rsaMaxBits > RSA_GREATEST_BITS || rsaMinBits > rsaMaxBits) {
      throw new IllegalArgumentException(
          "RSA bounds [%d..%d] are not within [%d..%d]"
              .formatted(rsaMinBits, rsaMaxBits, RSA_LEAST_BITS, RSA_GREATEST_BITS));
    }
  }
}
