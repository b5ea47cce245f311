package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.policy.SessionRules.Resumption;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a client resumes no session that was made for another reference identity: both
 * delegates look for sessions by the address alone, and one address (a proxy, a gateway) may stand
 * for many names. The identity of a resumed session is checked again all the same; this lets the
 * connection shake hands in full instead of being refused. Thread-safe.
 */
final class ResumptionScreen {
  static final int MAX_ADDRESSES = 1024;

  /** Whom the sessions of an address are for, where that is not the host of the address itself. */
  private final Map<String, String> foreign = new HashMap<>();

  private volatile @Nullable SSLSessionContext sessions;

  /** The client sessions of the delegate's context. */
  void over(@Nullable SSLSessionContext ofDelegate) {
    sessions = ofDelegate;
  }

  /** A client is about to shake hands: sessions of its address that are for others end here. */
  synchronized void admit(
      @Nullable String host, int port, @Nullable ReferenceIdentity identity, SessionRules rules) {
    if (rules.resumption() == Resumption.REFUSE) {
      endSessions(null, 0);
      return;
    }
    String own = lower(String.valueOf(host));
    String wanted = identity == null ? "" : lower(identity.display());
    String address = own + ":" + port;
    String last = foreign.getOrDefault(address, own);
    if (last.equals(wanted)) {
      return;
    }
    endSessions(host, port);
    if (foreign.size() >= MAX_ADDRESSES) {
      endSessions(null, 0);
      foreign.clear();
    }
    foreign.put(address, wanted);
  }

  /** A server that resumes nothing forgets a session as soon as its connection is open. */
  void opened(Role role, SSLSession session, SessionRules rules) {
    if (role == Role.SERVER && rules.resumption() == Resumption.REFUSE) {
      session.invalidate();
    }
  }

  /** Ends the sessions of one address, or of all if the host is null. */
  private void endSessions(@Nullable String host, int port) {
    SSLSessionContext all = sessions;
    if (all == null) {
      return;
    }
    for (byte[] id : Collections.list(all.getIds())) {
      SSLSession session = all.getSession(id);
      if (session != null && (host == null || isOf(session, host, port))) {
        session.invalidate();
      }
    }
  }

  private static boolean isOf(SSLSession session, String host, int port) {
    return session.getPeerPort() == port && host.equalsIgnoreCase(session.getPeerHost());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
