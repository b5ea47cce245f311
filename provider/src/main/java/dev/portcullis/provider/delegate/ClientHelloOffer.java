package dev.portcullis.provider.delegate;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.ProviderException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * What a client engine offers when it speaks first: numbers of its ClientHello (RFC 9846, Section
 * 4.2.2). The honest answer to the question what a JSSE can do. Immutable.
 *
 * @param versions of supported_versions, else the version of the hello
 * @param cipherSuites in order
 * @param groups of supported_groups, in order
 * @param schemes of signature_algorithms, in order
 */
record ClientHelloOffer(
    Set<Integer> versions, Set<Integer> cipherSuites, Set<Integer> groups, Set<Integer> schemes) {

  private static final int LARGEST_FLIGHT = 1 << 16;
  private static final int RECORD_HEADER = 5;
  private static final int HANDSHAKE_HEADER = 4;
  private static final int RANDOM = 32;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;

  /**
   * Lets an engine begin its handshake and reads what it says. The engine is of no use afterwards.
   *
   * @throws SSLException if it does not want to begin at all, with its current parameters
   */
  static ClientHelloOffer of(SSLEngine engine) throws SSLException {
    engine.setUseClientMode(true);
    engine.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(LARGEST_FLIGHT);
    engine.wrap(ByteBuffer.allocate(0), hello);
    try {
      return parse(hello.flip());
    } catch (BufferUnderflowException e) {
      throw new ProviderException("the first flight of the delegate is no ClientHello", e);
    }
  }

  private static ClientHelloOffer parse(ByteBuffer hello) {
    hello.position(RECORD_HEADER + HANDSHAKE_HEADER);
    int helloVersion = u16(hello);
    skip(hello, RANDOM);
    skip(hello, u8(hello));
    Set<Integer> suites = numbers(hello, u16(hello));
    skip(hello, u8(hello));
    ClientHelloOffer offer =
        new ClientHelloOffer(
            new LinkedHashSet<>(), suites, new LinkedHashSet<>(), new LinkedHashSet<>());
    if (hello.hasRemaining()) {
      offer.readExtensions(hello.position(hello.position() + Short.BYTES));
    }
    if (offer.versions.isEmpty()) {
      offer.versions.add(helloVersion);
    }
    return offer;
  }

  private void readExtensions(ByteBuffer extensions) {
    while (extensions.hasRemaining()) {
      int type = u16(extensions);
      int length = u16(extensions);
      ByteBuffer body = extensions.slice(extensions.position(), length);
      skip(extensions, length);
      switch (type) {
        case SUPPORTED_GROUPS -> groups.addAll(numbers(body, u16(body)));
        case SIGNATURE_ALGORITHMS -> schemes.addAll(numbers(body, u16(body)));
        case SUPPORTED_VERSIONS -> versions.addAll(numbers(body, u8(body)));
        default -> {}
      }
    }
  }

  private static Set<Integer> numbers(ByteBuffer in, int bytes) {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (int end = in.position() + bytes; in.position() < end; ) {
      numbers.add(u16(in));
    }
    return numbers;
  }

  private static int u8(ByteBuffer in) {
    return Byte.toUnsignedInt(in.get());
  }

  private static int u16(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }
}
