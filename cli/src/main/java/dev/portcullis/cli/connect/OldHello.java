package dev.portcullis.cli.connect;

import dev.portcullis.cli.connect.SecondLook.Sight;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.wire.RecordReader;
import dev.portcullis.provider.wire.Sender;
import dev.portcullis.provider.wire.ServerHello;
import dev.portcullis.provider.wire.WireMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One ClientHello of TLS 1.2 (RFC 5246, Section 7.4.1.2) that offers every suite of the registry,
 * written octet by octet: no JSSE of today asks a server whether it speaks SSL 3.0 or RC4. Reads
 * the answer and hangs up. Stateless.
 */
final class OldHello {
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int POINT_FORMATS = 11;
  private static final int SIGNATURE_ALGORITHMS = 13;

  private OldHello() {}

  /** What the server would speak; no certificates. Empty if it wants nothing of all that. */
  static Optional<Sight> at(Target target) {
    try (Socket plain = target.connect()) {
      plain.getOutputStream().write(record(target));
      return answer(plain.getInputStream());
    } catch (IOException noTls) {
      return Optional.empty();
    }
  }

  private static Optional<Sight> answer(InputStream in) throws IOException {
    RecordReader reader = new RecordReader(Sender.SERVER);
    byte[] some = new byte[4096];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      reader.feed(ByteBuffer.wrap(some, 0, count));
      WireMessage message = reader.next();
      if (message != null) {
        return message instanceof ServerHello hello ? Optional.of(sight(hello)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Sight sight(ServerHello hello) {
    String version =
        ProtocolVersion.byCode(hello.version())
            .map(ProtocolVersion::jsseName)
            .orElse(hex(hello.version()));
    String suite =
        CipherSuite.byCode(hello.cipherSuite())
            .map(CipherSuite::name)
            .orElse(hex(hello.cipherSuite()));
    return new Sight(version, suite, List.of());
  }

  private static String hex(int code) {
    return String.format("0x%04X", code);
  }

  private static byte[] record(Target target) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    byte[] hello =
        joined(
            two(ProtocolVersion.TLS_1_2.code()),
            random,
            new byte[] {0},
            vector(
                codes(
                    CipherSuite.all().stream()
                        .sorted(target.bestFirst())
                        .mapToInt(CipherSuite::code))),
            new byte[] {1, 0},
            vector(extensions(target.serverName())));
    byte[] message = joined(new byte[] {CLIENT_HELLO, 0}, vector(hello));
    return joined(new byte[] {HANDSHAKE}, two(ProtocolVersion.TLS_1_0.code()), vector(message));
  }

  private static byte[] extensions(String serverName) {
    byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
    boolean literal = serverName.contains(":") || serverName.matches("[0-9.]+");
    byte[] names = literal ? new byte[0] : joined(new byte[] {0}, vector(name));
    IntStream groups = Arrays.stream(NamedGroup.values()).mapToInt(NamedGroup::code);
    IntStream schemes = Arrays.stream(SignatureScheme.values()).mapToInt(SignatureScheme::code);
    return joined(
        literal ? new byte[0] : extension(SERVER_NAME, vector(names)),
        extension(SUPPORTED_GROUPS, vector(codes(groups))),
        extension(POINT_FORMATS, new byte[] {1, 0}),
        extension(SIGNATURE_ALGORITHMS, vector(codes(schemes))));
  }

  private static byte[] extension(int type, byte[] body) {
    return joined(two(type), vector(body));
  }

  private static byte[] codes(IntStream codes) {
    return joined(codes.mapToObj(OldHello::two).toArray(byte[][]::new));
  }

  /** With its length in two octets before it. */
  private static byte[] vector(byte[] content) {
    return joined(two(content.length), content);
  }

  private static byte[] two(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
