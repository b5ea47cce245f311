package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Launch;
import dev.portcullis.conformance.jvm.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM of one group in one stage; it ends when the next one is asked for. Not thread-safe: the
 * matrix runs in one thread.
 */
final class GroupJvms implements AutoCloseable {

  private record Key(Group group, Stage stage) {}

  private Key current;
  private AppJvm jvm;

  AppJvm of(Group group, Stage stage) {
    Key key = new Key(group, stage);
    if (!key.equals(current)) {
      close();
      jvm = start(group, stage);
      current = key;
    }
    return jvm;
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
      jvm = null;
      current = null;
    }
  }

  /** The launch of the stage with the group's class path behind it. */
  static AppJvm start(Group group, Stage stage) {
    Launch launch = Launch.of(stage);
    List<Path> path = new ArrayList<>(launch.classPath());
    if (group.isFatJar()) {
      path.remove(Checkout.applications()); // they are in the jar
      path.add(FatJar.shared());
      return AppJvm.start(launch.classPath(path), FatJar.LOADER);
    }
    path.addAll(group.classPath());
    return AppJvm.start(launch.classPath(path));
  }
}
