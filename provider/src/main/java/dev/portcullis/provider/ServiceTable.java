package dev.portcullis.provider;

import dev.portcullis.provider.findings.ContextNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Every service of the provider. A name that is missing here would be answered by the next provider
 * in the list: a way round the policy. KeyStore is left out on purpose: ours would shadow the JDK's
 * key store types for the whole JVM. A table; it decides nothing.
 */
final class ServiceTable {
  static final String CONTEXT = "SSLContext";
  static final String KEY_MANAGERS = "KeyManagerFactory";
  static final String TRUST_MANAGERS = "TrustManagerFactory";

  /**
   * One service.
   *
   * @param type JCA service type
   * @param algorithm name that is served
   * @param platformAlgorithm name under which the JDK has it
   */
  record Entry(String type, String algorithm, String platformAlgorithm) {}

  private static final List<Entry> FACTORIES =
      List.of(
          new Entry(KEY_MANAGERS, "SunX509", "SunX509"),
          new Entry(KEY_MANAGERS, "NewSunX509", "NewSunX509"),
          new Entry(KEY_MANAGERS, "PKIX", "PKIX"),
          new Entry(TRUST_MANAGERS, "PKIX", "PKIX"),
          new Entry(TRUST_MANAGERS, "SunPKIX", "PKIX"),
          new Entry(TRUST_MANAGERS, "X509", "PKIX"),
          new Entry(TRUST_MANAGERS, "X.509", "PKIX"),
          new Entry(TRUST_MANAGERS, "SunX509", "SunX509"));

  static final List<Entry> ENTRIES = entries();

  private ServiceTable() {}

  /** Without lambdas: every JVM that looks through its providers comes here. */
  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String name : ContextNames.ALL) {
      entries.add(new Entry(CONTEXT, name, name));
    }
    entries.addAll(FACTORIES);
    return List.copyOf(entries);
  }
}
