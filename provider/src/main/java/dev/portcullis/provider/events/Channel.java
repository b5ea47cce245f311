package dev.portcullis.provider.events;

/** Where events about connections go, besides counters and the audit file. */
public enum Channel {
  /** Lines by {@link System.Logger}. */
  LOG,
  /** Events of the JDK's flight recorder. */
  JFR
}
