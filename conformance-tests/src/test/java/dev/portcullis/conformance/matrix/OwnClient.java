package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.pki.TestPki;

/**
 * The library's own client in a JVM without Portcullis, for protocols that no other visitor speaks.
 * The old visitor is that of the web again.
 */
record OwnClient(Group group, String program) implements Visitor {

  @Override
  public Fields visit(int port, Manner manner) {
    if (manner == Manner.OLD) {
      return WebVisitor.HTTP_1.visit(port, manner);
    }
    AppJvm jvm = PlainJvms.of(group);
    String name = "dev.portcullis.matrix." + group.name() + "." + program;
    return jvm.run(name, "port", port, "trust", TestPki.trustStore());
  }
}
