package dev.portcullis.provider.wire;

/** Whose bytes are read; the two sides have different messages. */
public enum Sender {
  CLIENT,
  SERVER
}
