package dev.portcullis.provider.wire;

import java.io.IOException;

/**
 * Bytes that cannot be the plaintext start of a TLS connection. The message names the field, what
 * it held and what it should have held; it never quotes more than five bytes of the peer. Not
 * responsible for saying which side is at fault: the reader knows whose bytes it was given.
 */
public final class MalformedHelloException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedHelloException(String message) {
    super(message);
  }
}
