package dev.portcullis.provider.jsse;

import dev.portcullis.policy.AlpnRules;
import dev.portcullis.policy.Rules;
import java.util.Arrays;
import javax.net.ssl.SSLParameters;

/**
 * Narrows what an application offers by ALPN to what the policy demands, so that the peer is not
 * led to choose what is refused afterwards. Never adds a name. Stateless.
 */
final class OfferedAlpn {
  private OfferedAlpn() {}

  /** Puts the policy's part in force. */
  static void put(ConnectionPolicy policy, SSLParameters parameters) {
    AlpnRules alpn = policy.rules().alpn();
    String[] offered = parameters.getApplicationProtocols();
    if (offered == null
        || offered.length == 0
        || alpn.require().isEmpty()
        || policy.effective().isReported(Rules.ALPN_REQUIRE.key())) {
      return;
    }
    String[] kept = Arrays.stream(offered).filter(alpn::allows).toArray(String[]::new);
    if (kept.length > 0 || alpn.allows(AlpnRules.NO_PROTOCOL)) {
      parameters.setApplicationProtocols(kept);
    }
  }
}
