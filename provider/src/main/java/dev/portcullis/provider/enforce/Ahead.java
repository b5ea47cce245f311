package dev.portcullis.provider.enforce;

import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.text.PolicyDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a policy lets an operator know in time: what ends, and what is not enforced. Pure. */
public final class Ahead {
  private Ahead() {}

  /** Of a whole policy, when it is first used. */
  public static List<String> of(PolicyDocument document, LocalDate today) {
    PeerRules peers = document.policy().peers();
    List<String> found = new ArrayList<>(0);
    String policy = "TLS policy " + document.policy().id();
    if (peers.mode() == Mode.REPORT) {
      found.add(policy + " only reports: nothing that it would refuse is refused");
    }
    if (!peers.report().isEmpty()) {
      List<String> keys = peers.report().stream().sorted().toList();
      found.add(policy + " only reports " + String.join(", ", keys));
    }
    reportedHost(peers, policy, found);
    if (peers.sunset().isPresent() && isNear(peers.sunset().get(), peers, today)) {
      found.add(policy + " cannot be loaded after " + peers.sunset().get());
    }
    for (ExceptionRule exception : peers.exceptions()) {
      if (isNear(exception.expires(), peers, today)) {
        found.add(policy + ": " + ends(document, exception, today));
      }
    }
    for (Retirement r : peers.retirements()) {
      if (!r.isInForce(today) && isNear(r.after(), peers, today)) {
        String origin = " (" + document.origin(r) + ")";
        found.add(policy + " refuses " + r.name() + " after " + r.after() + origin);
      }
    }
    return found;
  }

  private static void reportedHost(PeerRules peers, String policy, List<String> found) {
    if (peers.mode() == Mode.REPORT) {
      return;
    }
    for (HostRules host : peers.hosts()) {
      if (host.mode().isPresent() && host.mode().get() == Mode.REPORT) {
        found.add(policy + " only reports for " + host.match() + " and perhaps others");
        return;
      }
    }
  }

  /** Of one connection: the exceptions that it needs and that end soon. */
  public static List<String> of(
      PolicyDocument document, EffectiveRules effective, LocalDate today) {
    PeerRules peers = document.policy().peers();
    List<String> found = new ArrayList<>(0);
    for (ExceptionRule exception : effective.exceptions()) {
      if (isNear(exception.expires(), peers, today)) {
        found.add("TLS policy " + document.policy().id() + ": " + ends(document, exception, today));
      }
    }
    return found;
  }

  private static boolean isNear(LocalDate last, PeerRules peers, LocalDate today) {
    return !today.plusDays(peers.warnBeforeDays()).isBefore(last);
  }

  private static String ends(PolicyDocument document, ExceptionRule exception, LocalDate today) {
    return "the exception of "
        + document.origin(exception)
        + " for "
        + exception.host()
        + (exception.isLive(today) ? " ends on " : " ended on ")
        + exception.expires()
        + "; it is owned by "
        + Escaped.line(exception.owner());
  }
}
