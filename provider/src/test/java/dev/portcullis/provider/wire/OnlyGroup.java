package dev.portcullis.provider.wire;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;

/** Lets SunJSSE use one named group, and leaves everything else as it is. */
record OnlyGroup(String allowed) implements AlgorithmConstraints {

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
    boolean isGroup = algorithm.matches("x25519|x448|secp\\d+r1|ffdhe\\d+|X25519MLKEM768");
    return !isGroup || algorithm.equals(allowed);
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return true;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, Key key, AlgorithmParameters parameters) {
    return permits(primitives, algorithm, parameters);
  }
}
