package dev.portcullis.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The bodies of {@link Works} under JMH, for a quiet machine; {@code -prof gc} shows allocation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Djdk.tls.namedGroups=x25519,secp256r1"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class WorkBenchmark {

  @Param({"SUN", "PORTCULLIS", "PORTCULLIS_SUN", "DELEGATE", "BC", "BC_JCA", "CONSCRYPT"})
  public String subject;

  @Param({"ecdsa", "rsa", "resumed", "heap", "direct", "small"})
  public String body;

  private Work work;

  @Setup
  public void prepare() throws Exception {
    Subject who = Subject.valueOf(subject);
    work =
        switch (body) {
          case "ecdsa" -> Works.fullHandshake(who, Setting.ECDSA, new Credentials(Setting.ECDSA));
          case "rsa" -> Works.fullHandshake(who, Setting.RSA, new Credentials(Setting.RSA));
          case "resumed" ->
              Works.resumedHandshake(who, Setting.TLS12, new Credentials(Setting.TLS12));
          case "heap" -> records(who, 16 * 1024, Works.Memory.HEAP);
          case "direct" -> records(who, 16 * 1024, Works.Memory.DIRECT);
          default -> records(who, 512, Works.Memory.HEAP);
        };
  }

  @Benchmark
  public void run() throws Exception {
    work.run();
  }

  private static Work records(Subject who, int size, Works.Memory memory) throws Exception {
    return Works.records(who, Setting.ECDSA, new Credentials(Setting.ECDSA), size, memory);
  }
}
