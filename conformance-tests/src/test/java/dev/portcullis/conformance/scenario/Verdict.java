package dev.portcullis.conformance.scenario;

import dev.portcullis.conformance.app.Fields;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Judges what a program answered; a failed judgement shows the whole answer. */
public final class Verdict {

  /** What a caller of JSSE catches; anything else escapes from programs written for SunJSSE. */
  private static final List<String> CAUGHT_BY_PROGRAMS =
      List.of(
          "javax.net.ssl.SSLHandshakeException",
          "javax.net.ssl.SSLException",
          "javax.net.ssl.SSLPeerUnverifiedException",
          "javax.net.ssl.SSLProtocolException",
          "javax.net.ssl.SSLKeyException",
          "java.net.SocketException",
          "java.io.IOException");

  private final String situation;
  private final Fields answer;

  private Verdict(String situation, Fields answer) {
    this.situation = situation;
    this.answer = answer;
  }

  public static Verdict on(Object situation, Fields answer) {
    return new Verdict(String.valueOf(situation), answer);
  }

  /** The connection came about and carried a response. */
  public Verdict connected() {
    return answer.get("outcome").equals("ok") && answer.get("reply").contains("200")
        ? this
        : fail("should have connected");
  }

  /** There was no connection, and the program could catch why. */
  public Verdict refused() {
    if (!answer.get("outcome").equals("refused")) {
      return fail("should have been refused");
    }
    return CAUGHT_BY_PROGRAMS.contains(answer.get("error"))
        ? this
        : fail("threw what programs do not catch");
  }

  /** Somewhere in the chain of causes. */
  public Verdict saying(String... parts) {
    for (String part : parts) {
      if (!answer.get("causes").contains(part)) {
        return fail("should say \"" + part + "\"");
      }
    }
    return this;
  }

  public Verdict with(String field, Object value) {
    return answer.get(field).equals(String.valueOf(value))
        ? this
        : fail("should have " + field + " = " + value);
  }

  private Verdict fail(String what) {
    throw new AssertionFailedError(situation + " " + what + ":" + answer);
  }
}
