package dev.portcullis.provider.findings;

/**
 * One thing that is wrong with the set-up of a JVM. Immutable.
 *
 * @param id names the kind of finding for programs; never changes once released
 * @param message what was found, with the value
 * @param mend what to do about it
 */
public record Finding(String id, String message, String mend) {

  /** Message and mend in one sentence. */
  public String text() {
    return message + "; " + mend;
  }
}
