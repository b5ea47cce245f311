package dev.portcullis.conformance.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Turns a {@link Throwable} into fields: what a caller could catch and read. */
final class Failure {

  private Failure() {}

  static Fields fields(Throwable thrown) {
    List<String> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      chain.add(oneLine(t));
    }
    return new Fields()
        .put("outcome", "refused")
        .put("error", thrown.getClass().getName())
        .put("message", thrown.getMessage())
        .put("causes", String.join(" <- ", chain))
        .put("at", thrown.getStackTrace().length == 0 ? "" : thrown.getStackTrace()[0]);
  }

  static String oneLine(Throwable thrown) {
    return thrown.getClass().getName() + ": " + thrown.getMessage();
  }
}
