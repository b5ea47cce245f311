package dev.portcullis.benchmarks;

/** Who is measured. */
enum Subject {
  SUN("SunJSSE"),
  PORTCULLIS("Portcullis"),
  PORTCULLIS_SUN("Portcullis on SunJSSE"),
  /** The tuned Bouncy Castle of Portcullis, without the gate. */
  DELEGATE("its delegate alone"),
  /** As people use it: all crypto from Bouncy Castle. */
  BC("Bouncy Castle"),
  /** Crypto from the list of providers, Bouncy Castle last. */
  BC_JCA("Bouncy Castle on JCA"),
  CONSCRYPT("Conscrypt");

  private final String title;

  Subject(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean isPortcullis() {
    return this == PORTCULLIS || this == PORTCULLIS_SUN;
  }

  boolean isBouncyCastle() {
    return this == BC || this == BC_JCA;
  }
}
