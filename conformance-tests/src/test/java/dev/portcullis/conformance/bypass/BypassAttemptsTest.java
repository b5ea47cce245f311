package dev.portcullis.conformance.bypass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One program for each known way round: without a policy it succeeds; under the policy it is
 * refused, or succeeds where {@link Attempts} says so, and the detector named there tells. Each
 * runs in a JVM of its own, unless it leaves no trace there. {@code -Pmatrix} runs every one with
 * each JDK, registration and delegate; otherwise a slice.
 */
class BypassAttemptsTest {
  private static PlainServer plain;

  @BeforeAll
  static void start() throws Exception {
    plain = new PlainServer();
  }

  @AfterAll
  static void stop() {
    plain.close();
    Jvms.closeShared();
  }

  static Stream<Arguments> withoutPolicy() {
    return cases(List.of(Registration.SAMPLE)).filter(c -> !program(c).isEmpty()).distinct();
  }

  static Stream<Arguments> underPolicy() {
    return cases(Attempt.MODES).filter(c -> !program(c).isEmpty());
  }

  private static String program(Arguments arguments) {
    return ((Attempt) arguments.get()[0]).program();
  }

  /** All, or each on one JDK in turn, registered in one way in turn if that makes no difference. */
  private static Stream<Arguments> cases(List<Registration> modes) {
    List<Jdk> jdks = JdkFinder.all();
    boolean all = Boolean.getBoolean("portcullis.matrix");
    List<Arguments> cases = new ArrayList<>();
    for (int i = 0; i < Attempts.ALL.size(); i++) {
      Attempt attempt = Attempts.ALL.get(i);
      List<Registration> ways =
          all || !attempt.beyond().isEmpty() ? modes : List.of(modes.get(i % modes.size()));
      for (Jdk jdk : all ? jdks : List.of(jdks.get(i % jdks.size()))) {
        ways.forEach(way -> cases.add(Arguments.of(attempt, jdk, way)));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("withoutPolicy")
  void attempt_withoutThePolicy_succeeds(Attempt attempt, Jdk jdk, Registration ignored) {
    try (AppJvm own = attempt.leavesNoTrace() ? null : AppJvm.start(Jvms.plain(jdk, attempt))) {
      Fields answer = run(own == null ? Jvms.shared(jdk, attempt) : own, attempt);
      if (attempt.failsAnyway()) {
        assertEquals("refused", answer.get("outcome"), answer::toString);
      } else {
        Verdict.on(attempt, answer).connected();
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("underPolicy")
  void attempt_underThePolicy_isRefusedOrTold(Attempt attempt, Jdk jdk, Registration mode) {
    for (Guard guard : Jvms.guards(attempt)) {
      // What a detector tells is of the whole JVM.
      boolean shared = attempt.leavesNoTrace() && attempt.beyond().isEmpty();
      try (AppJvm own = shared ? null : AppJvm.start(Jvms.guarded(jdk, guard, mode, attempt))) {
        AppJvm jvm = shared ? Jvms.shared(jdk, guard, mode, attempt) : own;
        Fields answer = run(jvm, attempt);
        Detector detector = attempt.beyond().get(mode);
        if (isBrokenByConscrypt(guard, mode, attempt)) {
          assertRefused(answer, "ECFieldF2m");
        } else if (detector == null) {
          assertRefused(answer, attempt.reason());
        } else {
          Verdict.on(attempt, answer).connected();
          assertTold(jvm, detector);
        }
      }
    }
  }

  private static void assertRefused(Fields answer, String reason) {
    assertEquals("refused", answer.get("outcome"), answer::toString);
    assertTrue(answer.get("causes").contains(reason), answer::toString);
  }

  /** SunJSSE asks the first provider for its curves, and Conscrypt fails at some of them. */
  private static boolean isBrokenByConscrypt(Guard guard, Registration mode, Attempt attempt) {
    return guard == Guard.SUN_JSSE
        && mode == Registration.SAMPLE
        && attempt.program().contains("insert-conscrypt");
  }

  private static void assertTold(AppJvm jvm, Detector detector) {
    if (detector.kind() == Detector.Kind.VERIFY) {
      Fields answer = jvm.run("hostile", "trick", "findings");
      assertTrue(
          List.of(answer.get("findings").split(",")).contains(detector.id()), answer::toString);
    }
  }

  static Stream<Attempt> toldByTheDoctor() {
    return Attempts.ALL.stream()
        .filter(
            attempt ->
                attempt.beyond().values().stream()
                    .anyMatch(detector -> detector.kind() == Detector.Kind.DOCTOR));
  }

  @ParameterizedTest
  @MethodSource("toldByTheDoctor")
  void doctor_onTheCommandLineOfTheAttempt_tells(Attempt attempt) throws Exception {
    String id = attempt.beyond().values().iterator().next().id();
    Jdk jdk = JdkFinder.all().get(0);
    String report = Jvms.doctor(jdk, Jvms.guarded(jdk, Registration.SAMPLE, attempt));
    assertTrue(report.contains("\"id\": \"" + id + "\""), report);
  }

  @Test
  void entries_ofTheCatalogue_allHaveAnAttempt() {
    assertEquals(
        IntStream.rangeClosed(1, Attempts.LAST_ENTRY).boxed().toList(),
        List.copyOf(
            Attempts.ALL.stream()
                .map(Attempt::entry)
                .collect(Collectors.toCollection(TreeSet::new))));
  }

  private static Fields run(AppJvm jvm, Attempt attempt) {
    if (!attempt.before().isEmpty()) {
      Verdict.on("before " + attempt, jvm.run(attempt.first(plain.port()))).connected();
    }
    return jvm.run(attempt.command(plain.port()));
  }
}
