package dev.portcullis.provider.wire;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A ServerHello or HelloRetryRequest as it was sent (RFC 5246, Section 7.4.1.3).
 *
 * <p>Says what was chosen; not responsible for whether it was offered or is allowed. Immutable.
 *
 * @param version by supported_versions if it is there, else the legacy field
 * @param random 32 bytes as hex digits
 * @param sessionIdLength [0..32]
 * @param extensionTypes every extension in order
 * @param group of key_share: chosen, or asked for by a HelloRetryRequest; TLS 1.2 names it later,
 *     in {@link ServerKeyExchange}
 * @param applicationProtocol of TLS 1.2, or null; TLS 1.3 encrypts it
 */
public record ServerHello(
    int recordVersion,
    int legacyVersion,
    int version,
    String random,
    int sessionIdLength,
    int cipherSuite,
    int compressionMethod,
    Codes extensionTypes,
    OptionalInt group,
    @Nullable String applicationProtocol)
    implements WireMessage {

  /** SHA-256 of "HelloRetryRequest", which RFC 9846 puts in place of the random. */
  private static final String RETRY =
      "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

  static ServerHello read(int recordVersion, Cursor hello) throws MalformedHelloException {
    int legacyVersion = hello.two("legacy_version");
    String random = hello.hex(32, "random");
    int sessionIdLength = hello.shortVector("legacy_session_id_echo", 0, 32).remaining();
    int cipherSuite = hello.two("cipher_suite");
    int compressionMethod = hello.one("legacy_compression_method");
    ExtensionBlock extensions = ExtensionBlock.read(hello);
    return new ServerHello(
        recordVersion,
        legacyVersion,
        version(extensions.body(ExtensionType.SUPPORTED_VERSIONS), legacyVersion),
        random,
        sessionIdLength,
        cipherSuite,
        compressionMethod,
        extensions.types(),
        group(extensions.body(ExtensionType.KEY_SHARE), random.equals(RETRY)),
        protocol(extensions.body(ExtensionType.ALPN)));
  }

  /** Whether the server asks for another ClientHello instead of choosing. */
  public boolean isHelloRetryRequest() {
    return random.equals(RETRY);
  }

  /** RFC 7627, Section 5.1. */
  public boolean hasExtendedMasterSecret() {
    return extensionTypes.contains(ExtensionType.EXTENDED_MASTER_SECRET);
  }

  /** RFC 5746, Section 3.6. */
  public boolean hasSecureRenegotiation() {
    return extensionTypes.contains(ExtensionType.RENEGOTIATION_INFO);
  }

  /** RFC 7366, Section 2. */
  public boolean hasEncryptThenMac() {
    return extensionTypes.contains(ExtensionType.ENCRYPT_THEN_MAC);
  }

  /** Whether TLS 1.3 resumes a session. */
  public boolean hasPreSharedKey() {
    return extensionTypes.contains(ExtensionType.PRE_SHARED_KEY);
  }

  /** One line for people; bytes of the peer are escaped. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s(record=0x%04x, version=0x%04x, suite=0x%04x, group=%s, extensions=%s, alpn=%s)",
        isHelloRetryRequest() ? "HelloRetryRequest" : "ServerHello",
        recordVersion,
        version,
        cipherSuite,
        group.isPresent() ? Codes.hex(group.getAsInt()) : "none",
        extensionTypes,
        Escaped.text(applicationProtocol));
  }

  private static int version(@Nullable Cursor body, int legacyVersion)
      throws MalformedHelloException {
    if (body == null) {
      return legacyVersion;
    }
    int version = body.two("selected_version");
    body.end();
    return version;
  }

  private static OptionalInt group(@Nullable Cursor body, boolean retry)
      throws MalformedHelloException {
    if (body == null) {
      return OptionalInt.empty();
    }
    int group = body.two("group");
    if (!retry) {
      body.vector("key_exchange", 1);
    }
    body.end();
    return OptionalInt.of(group);
  }

  private static @Nullable String protocol(@Nullable Cursor body) throws MalformedHelloException {
    List<String> names = ClientExtensions.protocols(body);
    if (names.size() > 1) {
      throw new MalformedHelloException(
          "ALPN of the ServerHello names " + names.size() + " protocols (RFC 7301 allows one)");
    }
    return names.isEmpty() ? null : names.get(0);
  }
}
