package dev.portcullis.conformance.jvm;

/** How Portcullis gets into a JVM. */
public enum Registration {
  /** {@code -Djava.security.properties=java.security.sample}, the shipped file. */
  SAMPLE,
  /** An edited copy of the JDK's own {@code java.security}: SunJSSE replaced in place. */
  EDITED,
  /** {@code Security.insertProviderAt(new PortcullisProvider(), 1)}. */
  INSERT,
  /** {@code PortcullisProvider.install()}. */
  INSTALL,
  /** {@code -javaagent:portcullis.jar=policy}, nothing on the class path. */
  AGENT
}
