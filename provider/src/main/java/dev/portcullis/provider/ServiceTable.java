package dev.portcullis.provider;

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

  static final List<Entry> ENTRIES =
      List.of(
          context("SSL"),
          context("SSLv2"),
          context("SSLv3"),
          context("SSLv23"),
          context("SSL_TLS"),
          context("SSL_TLSv2"),
          context("TLS"),
          context("TLSv1"),
          context("TLSv1.1"),
          context("TLSv1.2"),
          context("TLSv1.3"),
          context("Default"),
          context("DTLS"),
          context("DTLSv1.0"),
          context("DTLSv1.2"),
          new Entry(KEY_MANAGERS, "SunX509", "SunX509"),
          new Entry(KEY_MANAGERS, "NewSunX509", "NewSunX509"),
          new Entry(KEY_MANAGERS, "PKIX", "PKIX"),
          new Entry(TRUST_MANAGERS, "PKIX", "PKIX"),
          new Entry(TRUST_MANAGERS, "SunPKIX", "PKIX"),
          new Entry(TRUST_MANAGERS, "X509", "PKIX"),
          new Entry(TRUST_MANAGERS, "X.509", "PKIX"),
          new Entry(TRUST_MANAGERS, "SunX509", "SunX509"));

  private ServiceTable() {}

  private static Entry context(String algorithm) {
    return new Entry(CONTEXT, algorithm, algorithm);
  }
}
