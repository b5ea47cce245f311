package dev.portcullis.provider.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the extensions of a ClientHello say. A list that was not sent is empty; {@link #types} tells
 * whether it was sent. Host and protocol names hold one character per byte, unescaped. Immutable.
 *
 * @param types every extension, known or not, in order
 * @param serverName the host name of server_name, or null (RFC 6066, Section 3)
 * @param pskModes psk_key_exchange_modes
 */
public record ClientExtensions(
    Codes types,
    @Nullable String serverName,
    Codes supportedVersions,
    Codes supportedGroups,
    List<KeyShare> keyShares,
    Codes signatureAlgorithms,
    Codes signatureAlgorithmsCert,
    List<String> applicationProtocols,
    Codes pskModes) {

  /** A hello without extensions. */
  public static final ClientExtensions NONE =
      new ClientExtensions(
          Codes.NONE,
          null,
          Codes.NONE,
          Codes.NONE,
          List.of(),
          Codes.NONE,
          Codes.NONE,
          List.of(),
          Codes.NONE);

  public ClientExtensions {
    keyShares = List.copyOf(keyShares);
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  static ClientExtensions read(Cursor hello) throws MalformedHelloException {
    ExtensionBlock block = ExtensionBlock.read(hello);
    return new ClientExtensions(
        block.types(),
        serverName(block.body(ExtensionType.SERVER_NAME)),
        shortCodes(block.body(ExtensionType.SUPPORTED_VERSIONS), 2),
        codes(block.body(ExtensionType.SUPPORTED_GROUPS)),
        keyShares(block.body(ExtensionType.KEY_SHARE)),
        codes(block.body(ExtensionType.SIGNATURE_ALGORITHMS)),
        codes(block.body(ExtensionType.SIGNATURE_ALGORITHMS_CERT)),
        protocols(block.body(ExtensionType.ALPN)),
        shortCodes(block.body(ExtensionType.PSK_KEY_EXCHANGE_MODES), 1));
  }

  /** RFC 7301, Section 3.1. */
  static List<String> protocols(@Nullable Cursor body) throws MalformedHelloException {
    if (body == null) {
      return List.of();
    }
    Cursor list = body.vector("protocol_name_list", 2);
    body.end();
    List<String> names = new ArrayList<>();
    while (list.hasRemaining()) {
      names.add(list.shortVector("protocol_name", 1, 255).text());
    }
    return names;
  }

  private static @Nullable String serverName(@Nullable Cursor body) throws MalformedHelloException {
    if (body == null) {
      return null;
    }
    Cursor list = body.vector("server_name_list", 3);
    body.end();
    String host = null;
    while (list.hasRemaining()) {
      int type = list.one("name_type");
      Cursor name = list.vector("name", 1);
      if (type == 0 && host != null) {
        throw list.fail("holds two host names (RFC 6066, Section 3, allows one)");
      }
      host = type == 0 ? name.text() : host;
    }
    return host;
  }

  private static List<KeyShare> keyShares(@Nullable Cursor body) throws MalformedHelloException {
    if (body == null) {
      return List.of();
    }
    Cursor list = body.vector("client_shares", 0);
    body.end();
    List<KeyShare> shares = new ArrayList<>();
    while (list.hasRemaining()) {
      int group = list.two("group");
      shares.add(new KeyShare(group, list.vector("key_exchange", 1).remaining()));
    }
    return shares;
  }

  private static Codes codes(@Nullable Cursor body) throws MalformedHelloException {
    if (body == null) {
      return Codes.NONE;
    }
    Cursor list = body.vector("list", 2);
    body.end();
    return list.codes(2);
  }

  private static Codes shortCodes(@Nullable Cursor body, int width) throws MalformedHelloException {
    if (body == null) {
      return Codes.NONE;
    }
    Cursor list = body.shortVector("list", width, 255);
    body.end();
    return list.codes(width);
  }
}
