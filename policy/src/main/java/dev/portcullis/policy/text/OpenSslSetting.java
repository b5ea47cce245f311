package dev.portcullis.policy.text;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.openssl.CipherList;
import dev.portcullis.policy.openssl.CipherListException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The key {@code cipher-suites.openssl}: another way to write {@code cipher-suites.tls12}.
 *
 * <p>What the list adds by alias is cut to what a policy, and its parent, may allow; what it adds
 * by name must be allowed.
 */
final class OpenSslSetting {
  static final String NAME = "cipher-suites.openssl";

  private final Setting setting;
  private final BiConsumer<Place, String> report;

  OpenSslSetting(Setting setting, BiConsumer<Place, String> report) {
    this.setting = setting;
    this.report = report;
  }

  static boolean is(Setting setting) {
    return setting.path().equals(NAME) || setting.path().endsWith("." + NAME);
  }

  /** The list, or empty with problems added. */
  Optional<CipherList> read() {
    if (!(setting.value() instanceof Value.Text text)) {
      add("must be text such as \"ECDHE+AESGCM:!aNULL\", not " + setting.value().shown());
      return Optional.empty();
    }
    try {
      return Optional.of(CipherList.parse(text.text()));
    } catch (CipherListException e) {
      e.problems().forEach(problem -> add(OpenSslLists.message(problem)));
      return Optional.empty();
    }
  }

  /** The suites of the list that may be; empty with problems added. */
  Optional<List<CipherSuite>> suites(CipherList list, Optional<RoleReading.Base> parent) {
    List<CipherSuite> possible =
        list.suites().stream()
            .filter(suite -> Contradiction.neverAllowed(suite).isEmpty())
            .toList();
    Optional<List<CipherSuite>> inherited = parent.map(base -> base.rules().cipherSuites().tls12());
    List<CipherSuite> suites =
        possible.stream().filter(s -> inherited.isEmpty() || inherited.get().contains(s)).toList();
    boolean sound = !objectToNamed(list, suites, parent);
    if (sound && suites.isEmpty()) {
      add("the list leaves no suite that " + allower(parent) + " allows; name others");
    }
    return sound && !suites.isEmpty() ? Optional.of(suites) : Optional.empty();
  }

  private static String allower(Optional<RoleReading.Base> parent) {
    return parent.map(RoleReading.Base::name).orElse("a policy");
  }

  private boolean objectToNamed(
      CipherList list, List<CipherSuite> suites, Optional<RoleReading.Base> parent) {
    List<CipherSuite> refused =
        list.suites().stream()
            .filter(suite -> list.named().contains(suite) && !suites.contains(suite))
            .toList();
    for (CipherSuite suite : refused) {
      String never = Contradiction.neverAllowed(suite);
      add(
          never.isEmpty()
              ? "'%s' is not in %s, and a child may only tighten; remove it or extend a looser profile"
                  .formatted(suite.openSslName().orElse(suite.name()), allower(parent))
              : "'%s' %s; remove it".formatted(suite.openSslName().orElse(suite.name()), never));
    }
    return !refused.isEmpty();
  }

  /** A security level speaks about RSA keys too, which the list cannot set. */
  boolean agreesWith(CipherList list, int rsaMinBits) {
    boolean agrees = list.rsaBits() <= rsaMinBits;
    if (!agrees) {
      add(
          "@SECLEVEL=%d asks for RSA keys of %d bits, and keys.rsa-min is %d; raise it"
              .formatted(list.securityLevel().orElse(0), list.rsaBits(), rsaMinBits));
    }
    return agrees;
  }

  private void add(String message) {
    report.accept(setting.place(), NAME + ": " + message);
  }
}
