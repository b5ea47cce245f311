package dev.portcullis.conformance.jvm;

import java.util.List;

/** How the JDK itself is set up. What a policy forbids must not depend on it. */
public enum Platform {
  /** As it was installed: the JDK forbids some old things by itself. */
  DEFAULT,
  /** An administrator turned every safety of the JDK off, for an old peer, years ago. */
  LENIENT;

  List<String> options() {
    return this == DEFAULT
        ? List.of()
        : List.of(
            "-Dapp.lenient=true",
            "-Djdk.internal.httpclient.disableHostnameVerification=true",
            "-Dcom.sun.jndi.ldap.object.disableEndpointIdentification=true");
  }
}
