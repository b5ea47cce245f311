package dev.portcullis.policy.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.CipherSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cipher list stands for what the installed OpenSSL makes of it. */
@Tag("seed-05")
@Tag("any-jdk")
class EqualToOpenSslTest {
  private static final int COUNT = Integer.getInteger("portcullis.cipher-lists", 5_000);
  private static final long SEED = Long.getLong("portcullis.seed", System.nanoTime());
  private static final int AT_ONCE = 20_000;

  /** Lists of the field: manuals, guides, defaults of servers. */
  private static final List<String> IN_USE =
      List.of(
          "DEFAULT",
          "DEFAULT@SECLEVEL=1",
          "DEFAULT:@SECLEVEL=2",
          "DEFAULT:!aNULL:!eNULL:!MD5:!3DES:!DES:!RC4:!IDEA:!SEED:!aDSS:!SRP:!PSK",
          "HIGH:!aNULL:!MD5",
          "HIGH:!aNULL:!kRSA:!PSK:!SRP:!MD5:!RC4",
          "ALL:!ADH:!LOW:!EXP:!MD5:@STRENGTH",
          "ALL:!EXPORT:!LOW:!aNULL:!eNULL:!SSLv2:+MEDIUM",
          "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL",
          "EECDH+AESGCM:EDH+AESGCM",
          "EECDH+CHACHA20:EECDH+AES128:RSA+AES128:EECDH+AES256:RSA+AES256:!MD5",
          "EECDH+ECDSA+AESGCM EECDH+aRSA+AESGCM EECDH+ECDSA+SHA384 EECDH+ECDSA+SHA256"
              + " EECDH+aRSA+SHA384 EECDH+aRSA+SHA256 EECDH+aRSA+RC4 EECDH EDH+aRSA RC4 !aNULL"
              + " !eNULL !LOW !3DES !MD5 !EXP !PSK !SRP !DSS",
          "kEECDH:+kEECDH+SHA:kEDH:+kEDH+SHA:+kEDH+CAMELLIA:kRSA:+kRSA+SHA:+kRSA+CAMELLIA:!aNULL:!SSLv2",
          "TLSv1.2:!aNULL:!eNULL:-kRSA:@STRENGTH",
          "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384",
          "AES128-SHA, AES256-SHA; kRSA+AES",
          "COMPLEMENTOFDEFAULT:-ARIA:ARIA+kRSA",
          "ALL:COMPLEMENTOFALL",
          "kPSK:aPSK:aSRP:FIPS:CBC:+SHA1:+TLSv1.2",
          "CAMELLIA:ARIA:AESCCM:AESCCM8");

  static List<String> inUse() {
    return IN_USE;
  }

  @ParameterizedTest
  @MethodSource("inUse")
  void list_inUse_isWhatTheCommandShows(String list) throws CipherListException {
    CipherList level0 = CipherList.parse(list + ":@SECLEVEL=0");

    assertEquals(OpenSsl.command(list), names(level0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void level_ofAList_leavesTheSuitesThatTheCommandCanUse(int level) throws CipherListException {
    String list = "ALL:COMPLEMENTOFALL:@SECLEVEL=" + level;

    List<String> usable = OpenSsl.command(list, "-s", "-psk", "-srp");

    assertEquals(usable, names(CipherList.parse(list)));
  }

  @Test
  void lists_generated_areWhatTheLibraryMakesOfThem() {
    RandomLists generator = new RandomLists(SEED);
    int compared = 0;
    for (int done = 0; done < COUNT; done += AT_ONCE) {
      compared += compare(generator.next(Math.min(AT_ONCE, COUNT - done)));
    }

    assertTrue(compared > COUNT / 2, compared + " of " + COUNT + " lists could be compared");
  }

  /** How many lists we took; those we refuse are OpenSSL's to pass over. */
  private static int compare(List<String> lists) {
    List<String> differences = new ArrayList<>();
    List<List<String>> expected = OpenSsl.library(lists);
    int compared = 0;
    for (int i = 0; i < lists.size(); i++) {
      Optional<List<String>> ours = suites(lists.get(i));
      if (ours.isPresent()) {
        compared++;
        if (!ours.get().equals(expected.get(i))) {
          differences.add(lists.get(i) + "\n  OpenSSL " + expected.get(i) + "\n  ours    " + ours);
        }
      }
    }
    assertEquals(
        "", differences.stream().limit(3).collect(Collectors.joining("\n")), "seed " + SEED);
    return compared;
  }

  /** Without the security level: the library does not apply it to the list. */
  private static Optional<List<String>> suites(String list) {
    try {
      return Optional.of(names(CipherList.parse(list + ":@SECLEVEL=0")));
    } catch (CipherListException e) {
      return Optional.empty();
    }
  }

  private static List<String> names(CipherList list) {
    return list.suites().stream().map(CipherSuite::openSslName).map(Optional::orElseThrow).toList();
  }
}
