package dev.portcullis.benchmarks;

import dev.portcullis.benchmarks.Contest.Length;
import dev.portcullis.benchmarks.Contest.Score;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Measures in this JVM and prints a {@link Figure} a line. Started by {@link Bench}. */
public final class Measure {

  private static final Logger BOUNCY_CASTLE = Logger.getLogger("org.bouncycastle");

  private static final int KIB = 1024;

  private final boolean quick;
  private final String java = System.getProperty("java.specification.version");

  private Measure(boolean quick) {
    this.quick = quick;
  }

  /** Measures everything; {@code --quick} in fewer and shorter rounds. */
  public static void main(String[] arguments) throws Exception {
    BOUNCY_CASTLE.setLevel(Level.SEVERE);
    Measure measure = new Measure(List.of(arguments).contains("--quick"));
    measure.part("handshakes", measure::handshakes);
    measure.part("records", measure::records);
    measure.part("gate", measure::gate);
    measure.part("trust", measure::trust);
    measure.part("sockets", measure::sockets);
    measure.part("policies", measure::policies);
    measure.part("chains", measure::chains);
    measure.part("concurrent", measure::concurrent);
    measure.part("idle", measure::idle);
    System.exit(0);
  }

  /** What one part cannot do ends no other. */
  private void part(String name, Work work) {
    try {
      work.run();
    } catch (Exception | LinkageError e) {
      System.out.println("# " + name + ": " + e);
    }
  }

  private interface Maker {
    Work make(Subject subject) throws Exception;
  }

  private void handshakes() throws Exception {
    contest("handshake-ecdsa", List.of(Subject.values()), full(Setting.ECDSA), 3);
    contest(
        "handshake-rsa",
        List.of(
            Subject.SUN,
            Subject.PORTCULLIS,
            Subject.PORTCULLIS_SUN,
            Subject.BC,
            Subject.BC_JCA,
            Subject.CONSCRYPT),
        full(Setting.RSA),
        1);
    Maker classical = full(Setting.ECDSA);
    Maker hybrid = full(Setting.HYBRID);
    contest(
        "handshake-hybrid",
        List.of(Subject.SUN, Subject.PORTCULLIS, Subject.DELEGATE, Subject.BC, Subject.BC_JCA),
        subject -> subject == Subject.SUN ? classical.make(subject) : hybrid.make(subject),
        1);
    Credentials credentials = new Credentials(Setting.TLS12);
    contest(
        "resumed-tls12",
        List.of(
            Subject.SUN,
            Subject.PORTCULLIS,
            Subject.PORTCULLIS_SUN,
            Subject.DELEGATE,
            Subject.BC,
            Subject.BC_JCA,
            Subject.CONSCRYPT),
        subject -> Works.resumedHandshake(subject, Setting.TLS12, credentials),
        1);
  }

  private static Maker full(Setting setting) throws Exception {
    Credentials credentials = new Credentials(setting);
    return subject -> Works.fullHandshake(subject, setting, credentials);
  }

  private void records() throws Exception {
    Credentials credentials = new Credentials(Setting.ECDSA);
    for (Works.Memory memory : Works.Memory.values()) {
      contest(
          "records-16k-" + memory.name().toLowerCase(Locale.ROOT),
          List.of(Subject.values()),
          subject -> Works.records(subject, Setting.ECDSA, credentials, 16 * KIB, memory),
          1);
    }
    contest(
        "records-512",
        List.of(Subject.values()),
        subject -> Works.records(subject, Setting.ECDSA, credentials, 512, Works.Memory.HEAP),
        1);
  }

  private void gate() throws Exception {
    Credentials credentials = new Credentials(Setting.ECDSA);
    List<Subject> both = List.of(Subject.DELEGATE, Subject.PORTCULLIS);
    List<Score> shaken = contest("gate-handshake", both, full(Setting.ECDSA), 1);
    added("gate-connection-allocation", shaken);
    List<Score> moved =
        contest(
            "gate-record",
            both,
            subject ->
                Works.records(subject, Setting.ECDSA, credentials, 16 * KIB, Works.Memory.HEAP),
            1);
    added("gate-record-allocation", moved);
    List<Subject> sun = List.of(Subject.SUN, Subject.PORTCULLIS_SUN);
    contest("gate-handshake-sun", sun, full(Setting.ECDSA), 1);
    contest(
        "gate-record-sun",
        sun,
        subject -> Works.records(subject, Setting.ECDSA, credentials, 16 * KIB, Works.Memory.HEAP),
        1);
  }

  private void trust() throws Exception {
    Credentials credentials = new Credentials(Setting.ECDSA);
    Maker application = full(Setting.ECDSA.with(Setting.Trust.APPLICATION));
    Contest trust = new Contest(length(1));
    trust.enter("platform", Works.fullHandshake(Subject.PORTCULLIS, Setting.ECDSA, credentials));
    trust.enter("application", application.make(Subject.PORTCULLIS));
    List<Score> scores = trust.run();
    if (scores.size() == 2) {
      double more = 100 * (1 / scores.get(1).ratio() - 1);
      print("trust-second", Subject.PORTCULLIS.name(), more, "% more CPU");
    }
  }

  private void added(String row, List<Score> scores) {
    if (scores.size() == 2) {
      double more = scores.get(1).octets() - scores.get(0).octets();
      print(row, Subject.PORTCULLIS.name(), more, "octets more than the delegate, both ends");
    }
  }

  private void sockets() throws Exception {
    Credentials credentials = new Credentials(Setting.ECDSA);
    List<Subject> subjects =
        List.of(Subject.SUN, Subject.PORTCULLIS, Subject.PORTCULLIS_SUN, Subject.DELEGATE);
    contest(
        "sockets-connection", subjects, subject -> sockets(subject, credentials).connections(), 1);
    contest("sockets-16k", subjects, subject -> sockets(subject, credentials).records(), 1);
  }

  private static Sockets sockets(Subject subject, Credentials credentials) throws Exception {
    return new Sockets(new Endpoints(subject, Setting.ECDSA, credentials));
  }

  private void policies() throws Exception {
    for (int hosts : new int[] {10, 100, 1_000, 10_000, 100_000}) {
      try {
        policies(hosts);
      } catch (PolicySyntaxException e) {
        System.out.println("# policy of " + hosts + " hosts: " + e.problems().get(0));
      }
    }
  }

  private void policies(int hosts) throws Exception {
    String text = HostPolicy.text(hosts);
    print("policy-reading-" + hosts, "policy", millisOf(HostPolicy.reading(text)), "ms");
    Contest contest = new Contest(new Length(quick ? 0.3 : 2, 0.05, 5));
    contest.enter("decision", HostPolicy.decision(hosts));
    print("policy-decision-" + hosts, "policy", least(contest), "us");
  }

  /** CPU of one run, the least of some. */
  private double millisOf(Work work) throws Exception {
    Contest contest = new Contest(new Length(quick ? 0.6 : 4, 0.001, quick ? 3 : 7));
    contest.enter("once", work);
    return least(contest) / 1e3;
  }

  private static double least(Contest contest) {
    return contest.run().get(0).micros();
  }

  private void chains() throws Exception {
    for (int chain : new int[] {1, 2, 4, 8}) {
      contest(
          "chain-" + chain,
          List.of(Subject.SUN, Subject.PORTCULLIS, Subject.PORTCULLIS_SUN),
          full(Setting.ECDSA.withChain(chain)),
          0.5);
    }
  }

  private void concurrent() throws Exception {
    Credentials credentials = new Credentials(Setting.ECDSA);
    for (Subject subject : List.of(Subject.SUN, Subject.PORTCULLIS, Subject.PORTCULLIS_SUN)) {
      Endpoints ends = new Endpoints(subject, Setting.ECDSA, credentials);
      for (int underWay : new int[] {1, 8, 64, 512}) {
        double rate = Concurrent.rate(ends, underWay, quick ? 0.5 : 2);
        if (rate > 0) {
          print("concurrent-" + underWay, subject.name(), rate, "handshakes/s");
        } else {
          System.out.println("# concurrent-" + underWay + ' ' + subject + ": none ended in time");
        }
      }
    }
  }

  private void idle() throws Exception {
    Credentials credentials = new Credentials(Setting.ECDSA);
    for (Subject subject :
        List.of(Subject.SUN, Subject.PORTCULLIS_SUN, Subject.DELEGATE, Subject.PORTCULLIS)) {
      Endpoints ends = new Endpoints(subject, Setting.ECDSA, credentials);
      double octets = Idle.octetsPerConnection(ends, quick ? 500 : 3_000);
      print("idle", subject.name(), octets, "octets per end");
    }
  }

  private List<Score> contest(String row, List<Subject> subjects, Maker maker, double weight)
      throws Exception {
    Contest contest = new Contest(length(weight * subjects.size() / 4));
    for (Subject subject : subjects) {
      try {
        contest.enter(subject.name(), maker.make(subject));
      } catch (Exception | LinkageError e) {
        System.out.println("# " + row + ' ' + subject + ": " + e);
      }
    }
    List<Score> scores = contest.run();
    contest.failures().forEach((who, e) -> System.out.println("# " + row + ' ' + who + ": " + e));
    for (Score score : scores) {
      print(row, score.name(), score.ratio(), detail(score));
    }
    return scores;
  }

  private Length length(double weight) {
    return quick ? new Length(1.6 * weight, 0.02, 9) : new Length(9 * weight, 0.12, 11);
  }

  private static String detail(Score score) {
    return String.format(
        Locale.ROOT,
        "%.2f us, %.0f B [%.3f..%.3f]",
        score.micros(),
        score.octets(),
        score.low(),
        score.high());
  }

  private void print(String row, String subject, double value, String detail) {
    System.out.println(new Figure(java, row, subject, value, detail).line());
  }
}
