package dev.portcullis.conformance.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client offers, as numbers (RFC 9846, Section 4.2.2). Immutable.
 *
 * @param legacyVersion {@code 0x0303} for all of today's clients
 * @param versions {@code supported_versions}, empty without the extension
 * @param suites in the order of the hello, signalling values included
 * @param shares groups of {@code key_share}
 * @param schemes {@code signature_algorithms}
 * @param certificateSchemes {@code signature_algorithms_cert}, empty without the extension
 * @param extensions types in the order of the hello
 */
public record ClientHello(
    int legacyVersion,
    List<Integer> versions,
    List<Integer> suites,
    List<Integer> compression,
    List<Integer> groups,
    List<Integer> shares,
    List<Integer> schemes,
    List<Integer> certificateSchemes,
    List<Integer> extensions,
    Optional<String> serverName) {

  private static final int TYPE = 1;
  private static final int SERVER_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int SIGNATURE_ALGORITHMS_CERT = 50;
  private static final int KEY_SHARE = 51;

  /** The hello at the start of what a client sent; empty while it is incomplete. */
  public static Optional<ClientHello> in(byte[] stream) {
    return Records.handshake(stream, TYPE).map(ClientHello::parse);
  }

  private static ClientHello parse(byte[] body) {
    Octets hello = new Octets(body);
    int version = hello.uint16();
    hello.take(32); // random
    hello.vector8(); // session id
    List<Integer> suites = hello.vector16().allUint16();
    List<Integer> compression = new ArrayList<>();
    Octets methods = hello.vector8();
    while (methods.more()) {
      compression.add(methods.uint8());
    }
    Map<Integer, byte[]> extensions = hello.more() ? extensions(hello.vector16()) : Map.of();
    return new ClientHello(
        version,
        list8(extensions, SUPPORTED_VERSIONS),
        suites,
        compression,
        list16(extensions, SUPPORTED_GROUPS),
        shares(extensions),
        list16(extensions, SIGNATURE_ALGORITHMS),
        list16(extensions, SIGNATURE_ALGORITHMS_CERT),
        List.copyOf(extensions.keySet()),
        serverName(extensions));
  }

  private static Map<Integer, byte[]> extensions(Octets block) {
    Map<Integer, byte[]> found = new LinkedHashMap<>();
    while (block.more()) {
      found.put(block.uint16(), block.take(block.uint16()));
    }
    return found;
  }

  private static List<Integer> list8(Map<Integer, byte[]> extensions, int type) {
    return extensions.containsKey(type)
        ? new Octets(extensions.get(type)).vector8().allUint16()
        : List.of();
  }

  private static List<Integer> list16(Map<Integer, byte[]> extensions, int type) {
    return extensions.containsKey(type)
        ? new Octets(extensions.get(type)).vector16().allUint16()
        : List.of();
  }

  private static List<Integer> shares(Map<Integer, byte[]> extensions) {
    List<Integer> groups = new ArrayList<>();
    if (extensions.containsKey(KEY_SHARE)) {
      Octets entries = new Octets(extensions.get(KEY_SHARE)).vector16();
      while (entries.more()) {
        groups.add(entries.uint16());
        entries.vector16();
      }
    }
    return groups;
  }

  private static Optional<String> serverName(Map<Integer, byte[]> extensions) {
    if (!extensions.containsKey(SERVER_NAME)) {
      return Optional.empty();
    }
    Octets names = new Octets(extensions.get(SERVER_NAME)).vector16();
    names.uint8(); // host_name
    byte[] name = names.take(names.uint16());
    return Optional.of(new String(name, java.nio.charset.StandardCharsets.US_ASCII));
  }
}
