package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Stage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server of a group, in a JVM without Portcullis and without the JDK's own limits, so that it can
 * show all faces.
 */
record JavaPeer(Group group, String program, Layer layer) implements Peer {

  private static final Map<Group, AppJvm> JVMS = new ConcurrentHashMap<>();
  private static final Map<String, Integer> PORTS = new ConcurrentHashMap<>();

  /** Who does the TLS. */
  enum Layer {
    /** The server, which is told {@code keys} and {@code old}. */
    OWN,
    /** A front, since the server does none that a test could choose. */
    FRONT
  }

  static JavaPeer of(String group, String program, Layer layer) {
    return new JavaPeer(new Group(group), program, layer);
  }

  @Override
  public int port(Face face) {
    return layer == Layer.FRONT
        ? TlsFronts.before(started("", new Fields()), face)
        : started(face.name(), TlsFronts.shown(face, new Fields()));
  }

  /** The front is for servers of the full matrix. */
  @Override
  public boolean quick() {
    return layer == Layer.OWN;
  }

  private int started(String kind, Fields options) {
    return PORTS.computeIfAbsent(this + kind, key -> start(options));
  }

  private int start(Fields options) {
    Stage lenient = Stage.of(JdkFinder.all().get(0), Guard.OFF).lenient();
    AppJvm jvm = JVMS.computeIfAbsent(group, key -> GroupJvms.start(key, lenient)); // ends with us
    String name = "dev.portcullis.matrix." + group.name() + "." + program;
    Fields answer = jvm.run(options.put("app", name));
    if (!answer.has("port")) {
      throw new IllegalStateException("The server did not start: " + answer);
    }
    return answer.number("port", 0);
  }
}
