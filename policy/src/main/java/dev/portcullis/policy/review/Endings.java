package dev.portcullis.policy.review;

import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What has ended, or ends within {@code warn-before-days}. Pure. */
final class Endings {
  private final PolicyDocument document;
  private final LocalDate date;
  private final List<Remark> found = new ArrayList<>();

  private Endings(PolicyDocument document, LocalDate date) {
    this.document = document;
    this.date = date;
  }

  static List<Remark> of(PolicyDocument document, LocalDate date) {
    Endings endings = new Endings(document, date);
    endings.sunset();
    document.policy().peers().exceptions().forEach(endings::exception);
    document.policy().pins().forEach(endings::pin);
    document.policy().peers().retirements().forEach(endings::retirement);
    return endings.found;
  }

  private void sunset() {
    document
        .policy()
        .peers()
        .sunset()
        .ifPresent(
            last ->
                ending(
                    last,
                    document.origin(Role.CLIENT, "sunset"),
                    "the policy",
                    "use a newer one, or move the day"));
  }

  private void exception(ExceptionRule exception) {
    ending(
        exception.expires(),
        document.origin(exception),
        "[[exception]] for %s (%s, of %s)"
            .formatted(exception.host(), exception.reason(), exception.owner()),
        date.isAfter(exception.expires())
            ? "remove it: it allows nothing any more"
            : "mend its cause, or let its owner prolong it");
  }

  private void pin(Pin pin) {
    ending(
        pin.expires(),
        document.origin(Role.CLIENT, "pin." + pin.host()),
        "[[pin]] of %s (after-expiry = \"%s\")".formatted(pin.host(), pin.afterExpiry().word()),
        "look at the host's keys and prolong it");
  }

  private void ending(LocalDate last, String origin, String what, String remedy) {
    boolean over = date.isAfter(last);
    int days = document.policy().peers().warnBeforeDays();
    if (over || !date.plusDays(days).isBefore(last)) {
      found.add(
          Remark.of(
              over ? Topic.EXPIRED : Topic.EXPIRING,
              origin,
              "%s %s on %s; %s".formatted(what, over ? "ended" : "ends", last, remedy)));
    }
  }

  private void retirement(Retirement retirement) {
    if (retirement.isInForce(date)) {
      found.add(
          Remark.of(
              Topic.RETIRED,
              document.origin(retirement),
              "[[retire]] %s: in force since %s; the names can be removed from the lists"
                  .formatted(retirement.name(), retirement.after().plusDays(1))));
    }
  }
}
