package dev.portcullis.benchmarks;

import java.util.List;

/**
 * What is to be reached. Ratios are speeds against bare SunJSSE, unless the title says otherwise.
 *
 * @param row of the {@link Figure}
 * @param subject of the figure
 */
record Target(String title, String row, String subject, Sense sense, double bound, String unit) {

  /** Which side of the bound is good. */
  enum Sense {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Sense(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  private static final String OURS = Subject.PORTCULLIS.name();
  private static final String ON_SUN = Subject.PORTCULLIS_SUN.name();

  static final List<Target> ALL =
      List.of(
          least(
              "Gate: speed of a handshake against the delegate alone", "gate-handshake", 1 / 1.03),
          least(
              "Gate: speed of a 16 KiB record against the delegate alone", "gate-record", 1 / 1.01),
          most("Gate: allocated per record each way", "gate-record-allocation", 0, "B"),
          most("Gate: allocated per pair of connections", "gate-connection-allocation", 8192, "B"),
          least("Full TLS 1.3 handshake, ECDSA P-256, x25519", "handshake-ecdsa", 1.5),
          least("Full TLS 1.3 handshake, RSA-2048", "handshake-rsa", 1.3),
          least("Hybrid handshake against SunJSSE's classical one", "handshake-hybrid", 1.2),
          least("16 KiB records, heap", "records-16k-heap", 0.95),
          least("16 KiB records, direct", "records-16k-direct", 1.0),
          least("512-octet records", "records-512", 1.1),
          least("TLS 1.2 resumed", "resumed-tls12", 1.0),
          most("Cold start, CPU of the process against SunJSSE's", "cold", 1.15, ""),
          most("Cold start with a class archive, against plain SunJSSE", "cold-cds", 1.0, ""),
          most("Registered and never used", "registered", 1.02, ""),
          policy("Policy decision, 10,000 host rules", "policy-decision-10000", 20, "µs"),
          policy("Reading 10,000 host rules", "policy-reading-10000", 200, "ms"),
          most("Application's trust manager: more CPU per handshake", "trust-second", 5, "%"),
          onSun("SunJSSE as delegate: handshake", "gate-handshake-sun"),
          onSun("SunJSSE as delegate: 16 KiB record, heap", "gate-record-sun"),
          onSun("SunJSSE as delegate: 16 KiB records, direct", "records-16k-direct"),
          onSun("SunJSSE as delegate: 512-octet records", "records-512"),
          onSun("SunJSSE as delegate: TLS 1.2 resumed", "resumed-tls12"));

  boolean isMet(double value) {
    double tolerance = unit.equals("B") ? 1 : 0;
    return sense == Sense.AT_LEAST ? value >= bound : value <= bound + tolerance;
  }

  private static Target least(String title, String row, double bound) {
    return new Target(title, row, OURS, Sense.AT_LEAST, bound, "");
  }

  private static Target onSun(String title, String row) {
    return new Target(title, row, ON_SUN, Sense.AT_LEAST, 0.97, "");
  }

  private static Target most(String title, String row, double bound, String unit) {
    return new Target(title, row, OURS, Sense.AT_MOST, bound, unit);
  }

  private static Target policy(String title, String row, double bound, String unit) {
    return new Target(title, row, "policy", Sense.AT_MOST, bound, unit);
  }
}
