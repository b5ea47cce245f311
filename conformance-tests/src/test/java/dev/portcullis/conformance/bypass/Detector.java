package dev.portcullis.conformance.bypass;

/**
 * What tells of an attempt that nothing can catch. Immutable.
 *
 * @param id identifier of the finding or note; empty where nothing tells
 */
record Detector(Kind kind, String id, String words) {

  enum Kind {
    /** {@code portcullis doctor}, before the program runs. */
    DOCTOR,
    /** {@code PortcullisProvider.verify()} and the log of the first use, in the running JVM. */
    VERIFY,
    NONE
  }

  static Detector doctor(String id) {
    return new Detector(Kind.DOCTOR, id, "doctor: `" + id + "`");
  }

  static Detector verify(String id) {
    return new Detector(Kind.VERIFY, id, "`verify()`: `" + id + "`");
  }

  static Detector none(String words) {
    return new Detector(Kind.NONE, "", words);
  }
}
