package dev.portcullis.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every body works once: what does not run measures nothing. */
class SmokeTest {
  private static Credentials ecdsa;
  private static Credentials rsa;

  /** Once for all: an RSA key takes its time. */
  @BeforeAll
  static void makeCredentials() throws Exception {
    ecdsa = new Credentials(Setting.ECDSA);
    rsa = new Credentials(Setting.RSA);
  }

  @ParameterizedTest
  @EnumSource(Subject.class)
  void body_eachSubject_runs(Subject subject) throws Exception {
    List<Work> works = new ArrayList<>();
    works.add(Works.fullHandshake(subject, Setting.ECDSA, ecdsa));
    works.add(Works.fullHandshake(subject, Setting.RSA, rsa));
    for (Works.Memory memory : Works.Memory.values()) {
      works.add(Works.records(subject, Setting.ECDSA, ecdsa, 512, memory));
    }
    for (Work work : works) {
      work.run();
      work.run();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Subject.class,
      names = {"SUN", "PORTCULLIS", "PORTCULLIS_SUN", "DELEGATE"})
  void sockets_eachSubject_run(Subject subject) throws Exception {
    Endpoints ends = new Endpoints(subject, Setting.ECDSA, ecdsa);
    try (Sockets connections = new Sockets(ends);
        Sockets records = new Sockets(ends)) {
      connections.connections().run();
      records.records().run();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Subject.class,
      names = {"SUN", "PORTCULLIS", "PORTCULLIS_SUN", "BC", "CONSCRYPT"})
  void resumption_sessionOfTls12_runs(Subject subject) throws Exception {
    Work work = Works.resumedHandshake(subject, Setting.TLS12, ecdsa);
    work.run();
  }

  @Test
  void resumption_newSessionEachTime_isToldApart() {
    assertThrows(
        SSLException.class, () -> Works.resumedHandshake(Subject.BC, Setting.ECDSA, ecdsa));
  }

  @Test
  void hybrid_portcullis_runs() throws Exception {
    Works.fullHandshake(Subject.PORTCULLIS, Setting.HYBRID, ecdsa).run();
  }

  @Test
  void policy_manyHosts_decides() throws Exception {
    HostPolicy.reading(HostPolicy.text(100)).run();
    HostPolicy.decision(100).run();
  }

  @Test
  void contest_threeTimesTheWork_isAThirdAsFast() throws Exception {
    Contest contest = new Contest(new Contest.Length(0.4, 0.02, 9));
    contest.enter("once", () -> burn(1));
    contest.enter("thrice", () -> burn(3));
    double ratio = contest.run().get(1).ratio();
    assertTrue(ratio > 0.2 && ratio < 0.5, "ratio " + ratio);
  }

  @Test
  void contest_oneThrows_othersAreScored() {
    Contest contest = new Contest(new Contest.Length(0.02, 0.001, 3));
    contest.enter("works", () -> burn(1));
    contest.enter(
        "fails",
        () -> {
          throw new SSLException("no");
        });
    contest.enter("works too", () -> burn(1));
    List<String> names = contest.run().stream().map(Contest.Score::name).toList();
    assertEquals(List.of("works", "works too"), names);
    assertEquals(Set.of("fails"), contest.failures().keySet());
  }

  @Test
  void contest_firstThrows_nobodyIsScored() {
    Contest contest = new Contest(new Contest.Length(0.02, 0.001, 3));
    contest.enter(
        "fails",
        () -> {
          throw new SSLException("no");
        });
    contest.enter("works", () -> burn(1));
    assertEquals(List.of(), contest.run());
  }

  @Test
  void page_nothingMeasured_saysSo() {
    Figures figures = new Figures(List.of(new Figure("17", "cold", "SUN", 1, "")));
    String block = new Page(figures).block();
    assertFalse(block.replace("≤ 0.00 B", "").contains(" 0.00 "), block);
    assertFalse(block.matches("(?s).*\\| 0 \\|.*"), block);
    assertTrue(block.contains("| a decision, µs | not measured |"), block);
  }

  @Test
  void figure_printed_readBack() {
    Figure figure = new Figure("17", "row", "SUN", 1.25, "1 us");
    assertEquals(figure, Figure.of(figure.line()).orElseThrow());
  }

  @Test
  void page_figures_areBetweenTheMarkers() {
    Figures figures = new Figures(List.of(new Figure("17", "handshake-rsa", "PORTCULLIS", 1, "")));
    String block = new Page(figures).block();
    assertTrue(block.contains("**1.00** missed"), block);
    String page = "a\n" + Page.BEGIN + "\nold\n" + Page.END + "\nb\n";
    assertEquals(
        "a\n" + Page.BEGIN + "\n" + block + Page.END + "\nb\n", Page.replaced(page, block));
    assertTrue(new Plot(figures).svg().startsWith("<svg "));
  }

  private static void burn(int times) {
    double sum = 0;
    for (int i = 0; i < 20_000 * times; i++) {
      sum += Math.sqrt(i);
    }
    assertTrue(sum > 0);
  }
}
