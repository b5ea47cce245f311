package dev.portcullis.cli.connect;

import dev.portcullis.policy.CipherSuite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Comparator;
import java.util.List;

/**
 * Whom to ask without the policy, and what to prefer, so that the answer shows what the policy
 * lacks and not just another taste. Immutable.
 *
 * @param preferred suites of the policy
 * @param timeoutMillis for the connection and for each read
 */
record Target(Address address, String serverName, List<CipherSuite> preferred, int timeoutMillis) {

  Target {
    preferred = List.copyOf(preferred);
  }

  /** A connection without TLS. */
  Socket connect() throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(address.host(), address.port()), timeoutMillis);
      plain.setSoTimeout(timeoutMillis);
      return plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** The policy's suites, then the stronger ones. */
  Comparator<CipherSuite> bestFirst() {
    Comparator<CipherSuite> allowed = Comparator.comparing(preferred::contains);
    return allowed
        .thenComparing(CipherSuite::isForwardSecret)
        .thenComparing(CipherSuite::isAead)
        .reversed()
        .thenComparing(CipherSuite::code);
  }
}
