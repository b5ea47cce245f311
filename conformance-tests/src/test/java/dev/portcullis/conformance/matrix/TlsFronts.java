package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.TlsFront;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.matrix.Peer.Face;
import dev.portcullis.conformance.pki.TestPki;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@link TlsFront}s in a JVM without a policy, started on first use. Thread-safe. */
final class TlsFronts {

  private static final Map<String, Integer> RUNNING = new ConcurrentHashMap<>();

  private TlsFronts() {}

  /** The port of a front that shows this face and passes on to a plain port. */
  static int before(int plainPort, Face face) {
    return RUNNING.computeIfAbsent(plainPort + " " + face, key -> start(plainPort, face));
  }

  private static int start(int plainPort, Face face) {
    Stage lenient = Stage.of(JdkFinder.all().get(0), Guard.OFF).lenient();
    Fields command = new Fields().put("app", TlsFront.class.getName()).put("target", plainPort);
    Fields answer = AppJvm.shared(lenient).run(shown(face, command));
    if (!answer.has("port")) {
      throw new IllegalStateException("The front did not start: " + answer);
    }
    return answer.number("port", 0);
  }

  /** Adds the options of a server that shows this face. */
  static Fields shown(Face face, Fields command) {
    return switch (face) {
      case RIGHT -> command.put("keys", TestPki.ECDSA.keyStore());
      case WRONG -> command.put("keys", TestPki.WRONG_HOST.keyStore());
      case OLD -> command.put("keys", TestPki.RSA.keyStore()).put("old", "true");
    };
  }
}
