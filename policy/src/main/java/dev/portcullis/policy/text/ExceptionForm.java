package dev.portcullis.policy.text;

import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How an exception is written, to be pasted into a policy file. */
public final class ExceptionForm {
  private ExceptionForm() {}

  /** The lines of the exception, {@code [[exception]]} first. */
  public static List<String> lines(ExceptionRule exception) {
    List<String> lines = new ArrayList<>();
    lines.add("[[exception]]");
    lines.add("host = " + PeerForm.quoted(exception.host().toString()));
    if (exception.role() == Role.SERVER) {
      lines.add("role = \"server\"");
    }
    add("allow", GrantText.allowOf(exception.grants()), lines);
    add("rules", GrantText.rulesOf(exception.grants()), lines);
    lines.add("reason = " + PeerForm.quoted(exception.reason()));
    lines.add("owner = " + PeerForm.quoted(exception.owner()));
    lines.add("expires = " + exception.expires());
    exception.ticket().ifPresent(ticket -> lines.add("ticket = " + PeerForm.quoted(ticket)));
    return lines;
  }

  private static void add(String key, List<String> names, List<String> lines) {
    if (!names.isEmpty()) {
      lines.add(
          names.stream()
              .map(PeerForm::quoted)
              .collect(Collectors.joining(", ", key + " = [", "]")));
    }
  }
}
