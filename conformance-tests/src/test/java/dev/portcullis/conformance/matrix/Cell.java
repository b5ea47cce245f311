package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.matrix.Exemption.Kind;
import dev.portcullis.conformance.matrix.Peer.Face;
import dev.portcullis.conformance.matrix.Visitor.Manner;
import dev.portcullis.conformance.pki.TestPki;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** One library under one check in one setting: runs it and judges what came of it. Immutable. */
record Cell(Row row, Check check, Stage stage) {

  private static final String UNSUPPORTED = UnsupportedOperationException.class.getName();

  /** Runs it and returns what came of it, which is what was expected; else throws. */
  Outcome run(GroupJvms jvms) {
    AppJvm jvm = jvms.of(row.group(), stage);
    Fields answer = row.side() == Side.CLIENT ? jvm.run(client()) : visited(jvm);
    if (Boolean.getBoolean("portcullis.matrix.show")) {
      System.out.println(this + answer.toString());
    }
    Optional<Exemption> exemption = row.exemption(check, stage);
    if (exemption.isPresent()) {
      judge(exemption.get(), answer);
    } else {
      judge(answer, lastWords(jvm));
    }
    return expected();
  }

  /** What has to come of it. */
  Outcome expected() {
    return row.exemption(check, stage)
        .map(Exemption::outcome)
        .orElse(check.mustConnect(stage.guard().on()) ? Outcome.WORKS : Outcome.REFUSED);
  }

  private Fields client() {
    Face face =
        switch (check) {
          case RIGHT, NAMELESS -> Face.RIGHT;
          case WRONG -> Face.WRONG;
          case OLD -> Face.OLD;
        };
    Fields command = row.command();
    command.put("port", row.peer().port(face)).put("trust", TestPki.trustStore());
    switch (check) {
      case RIGHT -> {}
      case WRONG -> command.put("checks", "off");
      case OLD -> command.put("old", "true");
      case NAMELESS -> command.put("checks", "off").put("identity", "none");
    }
    return command;
  }

  private Fields visited(AppJvm jvm) {
    Manner manner = check == Check.OLD ? Manner.OLD : Manner.CURRENT;
    TestPki certificate = check == Check.OLD ? TestPki.RSA : TestPki.ECDSA;
    Fields command = row.command().put("keys", certificate.keyStore());
    if (manner == Manner.OLD) {
      command.put("old", "true");
    }
    Fields started = jvm.run(command);
    return started.has("port") ? row.visitor().visit(started.number("port", 0), manner) : started;
  }

  private void judge(Fields answer, String told) {
    if (expected() == Outcome.WORKS) {
      require(connected(answer), "should have worked", answer);
      return;
    }
    require(!connected(answer), "should have been refused", answer);
    require(!answer.get("error").equals(UNSUPPORTED), "gave up, which is not a refusal", answer);
    boolean explained = (answer.get("causes") + told).contains(row.says(check));
    require(explained, "should say \"" + row.says(check) + "\", and on the log:\n" + told, answer);
  }

  private void judge(Exemption exemption, Fields answer) {
    String what = "no longer " + exemption.kind() + " (" + exemption.reason() + ")";
    boolean holds =
        switch (exemption.kind()) {
          case NOT_APPLICABLE ->
              answer.get("error").equals(UNSUPPORTED)
                  && answer.get("message").equals(exemption.reason());
          case REFUSED_ANYWAY, REFUSED -> answer.get("outcome").equals("refused");
          case OUT_OF_REACH -> connected(answer);
        };
    require(holds && !(exemption.kind() == Kind.REFUSED && gaveUp(answer)), what, answer);
  }

  private static boolean gaveUp(Fields answer) {
    return answer.get("error").equals(UNSUPPORTED);
  }

  private static boolean connected(Fields answer) {
    return answer.get("outcome").equals("ok") && answer.get("reply").contains("200");
  }

  /** What the JVM printed between the answer before and the last one. */
  private static String lastWords(AppJvm jvm) {
    String all = jvm.transcript();
    int last = all.lastIndexOf(Main.ANSWER);
    int before = last < 0 ? -1 : all.lastIndexOf(Main.ANSWER, last - 1);
    return last < 0 ? all : all.substring(Math.max(before, 0), last);
  }

  private void require(boolean holds, String what, Fields answer) {
    if (!holds) {
      throw new AssertionFailedError(this + " " + what + ":" + answer);
    }
  }

  @Override
  public String toString() {
    return row.title() + ", " + check.title() + ", " + stage;
  }
}
