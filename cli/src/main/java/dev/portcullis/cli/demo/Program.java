package dev.portcullis.cli.demo;

import dev.portcullis.cli.demo.client.CarefulClient;
import dev.portcullis.cli.demo.client.CarelessClient;

/** The programs that visit the servers. */
enum Program {
  /** Takes the JDK as it comes. */
  CAREFUL("careful", CarefulClient.class, ""),

  /** Accepts everybody and everything, where an administrator took the JDK's brakes off as well. */
  CARELESS(
      "careless",
      CarelessClient.class,
      """

      # An administrator who had trouble with an old server:
      jdk.tls.disabledAlgorithms=
      jdk.certpath.disabledAlgorithms=
      """);

  private final String id;
  private final Class<?> main;
  private final String securityProperties;

  Program(String id, Class<?> main, String securityProperties) {
    this.id = id;
    this.main = main;
    this.securityProperties = securityProperties;
  }

  String id() {
    return id;
  }

  String mainClass() {
    return main.getName();
  }

  /** What the administrator of this program's JVM wrote; empty when nothing. */
  String securityProperties() {
    return securityProperties;
  }
}
