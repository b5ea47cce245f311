package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.provider.enforce.IdentityVector.Verdict;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real certificates against a table that was written from the standards. */
class IdentityVectorsTest {
  static List<IdentityVector> vectors() throws IOException {
    return IdentityVector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verify_vector_givesTheVerdictOfTheTable(IdentityVector vector) {
    assertEquals(vector.verdict(), verdict(vector), vector::source);
  }

  @Test
  void table_everyRow_isThereOnce() throws IOException {
    List<IdentityVector> vectors = vectors();
    assertEquals(vectors.size(), new HashSet<>(vectors).size());
    assertTrue(vectors.size() >= 300, () -> "rows are missing: " + vectors.size());
  }

  private static Verdict verdict(IdentityVector vector) {
    ReferenceIdentity reference;
    try {
      reference = ReferenceIdentity.parse(vector.host());
    } catch (InvalidReferenceIdentityException e) {
      return Verdict.INVALID;
    }
    IdentityVerdict verdict =
        IdentityVerifier.verify(reference, vector.certificate(), vector.rules());
    return verdict instanceof IdentityVerdict.Match ? Verdict.MATCH : Verdict.MISMATCH;
  }
}
