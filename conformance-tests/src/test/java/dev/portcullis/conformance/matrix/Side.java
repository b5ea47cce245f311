package dev.portcullis.conformance.matrix;

/** Which end of a connection the library is. */
public enum Side {
  CLIENT,
  SERVER
}
