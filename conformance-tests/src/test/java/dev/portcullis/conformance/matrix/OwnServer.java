package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Target;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The library's own server in a JVM without Portcullis, for protocols that no other peer speaks.
 * The old peer is {@code openssl s_server} again.
 */
record OwnServer(Group group, String program) implements Peer {

  private static final Map<String, Integer> PORTS = new ConcurrentHashMap<>();

  @Override
  public int port(Face face) {
    return switch (face) {
      case RIGHT -> port(TestPki.ECDSA);
      case WRONG -> port(TestPki.WRONG_HOST);
      case OLD -> Target.TLS_1_0.port();
    };
  }

  private int port(TestPki certificate) {
    return PORTS.computeIfAbsent(group + program + certificate, key -> start(certificate));
  }

  private int start(TestPki certificate) {
    AppJvm jvm = PlainJvms.of(group);
    String name = "dev.portcullis.matrix." + group.name() + "." + program;
    Fields answer = jvm.run(name, "keys", certificate.keyStore());
    if (!answer.has("port")) {
      throw new IllegalStateException("The server did not start: " + answer);
    }
    return answer.number("port", 0);
  }
}
