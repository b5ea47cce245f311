package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Stage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One JVM without Portcullis for each group that needs a peer of its own; they end with us. */
final class PlainJvms {

  private static final Map<Group, AppJvm> RUNNING = new ConcurrentHashMap<>();

  private PlainJvms() {}

  static AppJvm of(Group group) {
    Stage plain = Stage.of(JdkFinder.all().get(0), Guard.OFF);
    return RUNNING.computeIfAbsent(group, key -> GroupJvms.start(key, plain));
  }
}
