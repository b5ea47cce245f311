package dev.portcullis.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cipher suites that may be negotiated, in preference order.
 *
 * @param tls13 suites of TLS 1.3
 * @param tls12 suites of TLS 1.2 and earlier
 * @param order whose preference decides
 */
public record CipherSuiteRules(List<CipherSuite> tls13, List<CipherSuite> tls12, Order order) {
  /** Copies the lists and refuses duplicates. */
  public CipherSuiteRules {
    tls13 = Distinct.copyOf(tls13);
    tls12 = Distinct.copyOf(tls12);
  }

  /** All suites: those of TLS 1.3 first. */
  public List<CipherSuite> all() {
    List<CipherSuite> all = new ArrayList<>(tls13);
    all.addAll(tls12);
    return Collections.unmodifiableList(all);
  }

  /** Whose preference decides among common suites. */
  public enum Order implements PolicyWord {
    /** The client's. */
    CLIENT("client"),
    /** The server's. */
    SERVER("server");

    private final String word;

    Order(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
