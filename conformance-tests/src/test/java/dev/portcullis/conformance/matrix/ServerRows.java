package dev.portcullis.conformance.matrix;

import java.util.List;

/** The group {@code servers}: Tomcat and Undertow. */
final class ServerRows {

  static final List<Row> ALL =
      List.of(
          server("Tomcat", "tomcat-embed-core", "TomcatServer"),
          server("Undertow", "undertow-core", "UndertowServer"));

  private ServerRows() {}

  private static Row server(String title, String artifact, String program) {
    return Row.server(title, "servers", artifact, program, WebVisitor.HTTP_2);
  }
}
