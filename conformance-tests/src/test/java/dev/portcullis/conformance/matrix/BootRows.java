package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;

import dev.portcullis.conformance.jvm.Registration;
import java.util.List;

/** The group {@code boot}: a fat jar of Spring Boot, started by its own loader. */
final class BootRows {

  private static final Registration[] MODES = {Registration.AGENT, Registration.SAMPLE};

  static final List<Row> ALL =
      List.of(
          Row.server(
                  "Spring Boot, fat jar with Tomcat",
                  "boot",
                  "spring-boot",
                  "BootServer",
                  WebVisitor.HTTP_2)
              .modes(MODES),
          Row.client(
                  "Spring Boot, fat jar with RestClient",
                  "boot",
                  "spring-boot",
                  "RestCall",
                  WebPeer.HTTP_1)
              .except(Check.NAMELESS, NOT_APPLICABLE, "a URL always names its host")
              .modes(MODES));

  private BootRows() {}
}
