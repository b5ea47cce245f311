package dev.portcullis.provider.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be used is refused with file, line, what was found and the mend. */
@Tag("seed-11")
class RefusedFilesTest {
  private static final String CONVERT =
      "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW.pem";

  @TempDir private Path directory;

  private static void assertRefused(String message, Executable reading) {
    assertEquals(message, assertThrows(PemException.class, reading).getMessage());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String name) throws IOException {
    return Files.readString(OpenSslForms.file(name));
  }

  private static Executable key(String certificate, byte[] key) {
    return () ->
        IdentityFiles.ofText(
            "chain.pem", OpenSslForms.bytes(certificate), "key.pem", key, Passwords.RIGHT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          old-encryption.pem | rsa.crt | :1: the private key is encrypted in OpenSSL's old way (Proc-Type: 4,ENCRYPTED), which protects it badly; CONVERT
          scrypt.pem | p256.crt | :1: the private key is encrypted with scrypt; CONVERT
          camellia.pem | p256.crt | :1: the private key is encrypted with cipher 1.2.392.200011.61.1.1.1.4; CONVERT
          two-des.pem | rsa.crt | :1: the key's encryption (1.2.840.113549.1.12.1.4) cannot be undone here; CONVERT
          explicit.pem | p256.crt | :1: the EC key spells its curve out instead of naming it; convert it: openssl ec -in FILE -param_enc named_curve -out NEW.pem
          x25519.pem | p256.crt | :1: X25519 is no key for TLS here; use an RSA, EC, Ed25519 or Ed448 key
          dsa.pem | p256.crt | :1: DSA is no key for TLS here; use an RSA, EC, Ed25519 or Ed448 key
          dsa-old.pem | p256.crt | :1: DSA PRIVATE KEY is no key for TLS; use an RSA, EC, Ed25519 or Ed448 key
          public.pem | rsa.crt | : holds no private key, only PUBLIC KEY (line 1); name the key's file
          request.pem | rsa.crt | : holds no private key, only CERTIFICATE REQUEST (line 1); name the key's file
          certificate.der | rsa.crt | : DER or PKCS#12, not PEM; convert it: openssl x509 -inform DER (certificate), openssl pkey -inform DER (key) or openssl pkcs12 (both), with -in FILE -out NEW.pem
          key.der | rsa.crt | : DER or PKCS#12, not PEM; convert it: openssl x509 -inform DER (certificate), openssl pkey -inform DER (key) or openssl pkcs12 (both), with -in FILE -out NEW.pem
          rsa.p12 | rsa.crt | : DER or PKCS#12, not PEM; convert it: openssl x509 -inform DER (certificate), openssl pkey -inform DER (key) or openssl pkcs12 (both), with -in FILE -out NEW.pem
          p256.key | rsa.crt | : the private key (EC) does not belong to the certificate 'CN=rsa' (chain.pem:1), which has a key of type RSA; name the key that the certificate was issued for
          p384.key | p256.crt | : the private key (EC) does not belong to the certificate 'CN=p256' (chain.pem:1), which has a key of type EC; name the key that the certificate was issued for
          p384-sec1-no-curve.form | rsa.crt | :1: the private key is damaged: the key does not name its curve, and the certificate has no EC key; copy the file again
          rsa.crt | rsa.crt | : holds no private key, only CERTIFICATE (line 1); name the key's file
          """)
  void key_thatCannotBeUsed_isRefused(String file, String certificate, String message)
      throws IOException {
    assertRefused(
        "key.pem" + message.replace("CONVERT", CONVERT),
        key(certificate, OpenSslForms.bytes(file)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello | : no PEM block: there is no line that starts with -----BEGIN; is it the file?
          -----BEGIN CERTIFICATE-----/AAAA | :1: CERTIFICATE has no END line: the file is cut off; copy all of it
          x/-----END CERTIFICATE----- | :2: -----END CERTIFICATE----- without a BEGIN line above it; copy the whole block
          -----BEGIN A-----/AAAA/-----END B----- | :3: END B, but line 1 begins A; copy the file again
          -----BEGIN A-----/AAAA/-----BEGIN B----- | :3: -----BEGIN B----- before the END line of A (line 1): the file is cut off or mixed up; copy it again
          -----BEGIN A-----/AAA~/-----END A----- | :2: character 0x7E at column 4 is not base64; copy the file again
          -----BEGIN A-----/A/-----END A----- | :1: the base64 of this block is cut off or damaged; copy the file again
          -----BEGIN A-----/-----END A----- | :1: the block is empty; copy the file again
          -----BEGIN A-----AAAA-----END A----- | :1: text after the dashes: the line breaks were lost; copy the file again
          -----BEGIN A/AAAA/-----END A----- | :1: this line must end with -----; copy the file again
          -----BEGIN kEy-----/AAAA/-----END kEy----- | :1: the words in this line are damaged; copy the file again
          -----BEGIN CERTIFICATE-----/MAA=/AAAA/-----END CERTIFICATE----- | :1: the base64 of this block is cut off or damaged; copy the file again
          -----BEGIN CERTIFICATE-----/AAAA/-----END CERTIFICATE----- | :1: the certificate is damaged: octets after the end; copy the file again
          """)
  @Tag("seed-10")
  void text_thatIsDamaged_isRefused(String text, String message) {
    assertRefused(
        "ca.pem" + message,
        () -> AnchorFiles.ofText("ca.pem", bytes(text.replace('/', '\n')), Purpose.SERVERS));
  }

  @Test
  void chain_withAStrayCertificate_isRefused() throws IOException {
    byte[] chain = bytes(text("leaf.crt") + text("rsa.crt"));
    int line = text("leaf.crt").split("\n").length + 1;
    assertRefused(
        "chain.pem:"
            + line
            + ": the chain ends at 'CN=leaf.example', which 'CN=rsa' (chain.pem:"
            + line
            + ") did not issue; remove what is not part of the chain, or add what is missing"
            + " between",
        () ->
            IdentityFiles.ofText(
                "chain.pem", chain, "key.pem", OpenSslForms.bytes("leaf.key"), Passwords.NONE));
  }

  /** A root of the right name and the wrong key issued nothing. */
  @Test
  void chain_withATwinOfItsRoot_isRefused() throws IOException {
    byte[] chain =
        bytes(text("leaf.crt") + text("low.crt") + text("middle.crt") + text("twin.crt"));
    PemException refused =
        assertThrows(
            PemException.class,
            () ->
                IdentityFiles.ofText(
                    "chain.pem", chain, "key.pem", OpenSslForms.bytes("leaf.key"), Passwords.NONE));
    assertEquals(
        "the chain ends at 'CN=Middle'",
        refused.getMessage().replaceAll("^.*: (the .*'),.*$", "$1"));
  }

  @Test
  void file_withSeveralKeys_isRefused() throws IOException {
    byte[] keys = bytes(text("rsa.key") + text("p256.key"));
    int line = text("rsa.key").split("\n").length + 1;
    assertRefused(
        "key.pem: holds several private keys: PRIVATE KEY (line 1), PRIVATE KEY (line "
            + line
            + "); keep one",
        key("rsa.crt", keys));
  }

  @Test
  void chain_ofKeysOnly_isRefused() {
    assertRefused(
        OpenSslForms.file("rsa.key")
            + ": holds no certificate, only PRIVATE KEY (line 1); name the certificate's file",
        () -> IdentityFiles.read(OpenSslForms.file("rsa.key"), null, Passwords.NONE));
  }

  @Test
  @Tag("seed-10")
  void bundle_withoutCertificates_isRefused() {
    assertRefused(
        OpenSslForms.file("rsa.key")
            + ": holds no certificate, only PRIVATE KEY (line 1); name the CA's file",
        () -> AnchorFiles.read(OpenSslForms.file("rsa.key"), Purpose.SERVERS));
  }

  @Test
  @Tag("seed-10")
  void bundle_thatIsMissing_isRefused() {
    Path file = directory.resolve("missing.pem");
    assertRefused(
        file + ": does not exist; create it or correct the path",
        () -> AnchorFiles.read(file, Purpose.SERVERS));
  }

  @Test
  @Tag("seed-10")
  void bundle_thatIsEmpty_isRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.pem"));
    assertRefused(file + ": the file is empty", () -> AnchorFiles.read(file, Purpose.SERVERS));
  }

  @Test
  @Tag("seed-10")
  void directory_withoutPemFiles_isRefused() throws IOException {
    Files.createFile(directory.resolve("README"));
    assertRefused(
        directory + ": the directory has no file *.pem, *.crt, *.cer or *.0; add one",
        () -> AnchorFiles.read(directory, Purpose.SERVERS));
  }

  @Test
  @Tag("seed-10")
  void directory_withABrokenFile_isRefused() throws IOException {
    Files.copy(OpenSslForms.file("root.crt"), directory.resolve("a.crt"));
    Path broken = Files.writeString(directory.resolve("b.crt"), "nothing");
    assertRefused(
        broken + ": no PEM block: there is no line that starts with -----BEGIN; is it the file?",
        () -> AnchorFiles.read(directory, Purpose.SERVERS));
  }

  @Test
  void key_thatIsADirectory_isRefused() {
    assertRefused(
        directory + ": a directory; name a file in it",
        () -> IdentityFiles.read(OpenSslForms.file("rsa.crt"), directory, Passwords.NONE));
  }

  @Test
  void key_thatIsADevice_isRefusedAtOnce() {
    Path device = Path.of("/dev/zero");
    assertRefused(
        device + ": neither a file nor a link to one; name a file",
        () -> IdentityFiles.read(OpenSslForms.file("rsa.crt"), device, Passwords.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "FEEDFEED, a Java key store",
    "CECECECE, a Java key store",
    "FFFE2D00, the text is UTF-16"
  })
  void file_ofAnotherWorld_isNamed(String octets, String start) {
    byte[] file = java.util.HexFormat.of().parseHex(octets);
    PemException refused = assertThrows(PemException.class, key("rsa.crt", file)::execute);
    assertEquals("key.pem: " + start, refused.getMessage().substring(0, 9 + start.length()));
  }

  @Test
  void identity_outOfDate_saysSince() throws Exception {
    Identity identity =
        IdentityFiles.read(
            OpenSslForms.file("rsa.crt"), OpenSslForms.file("rsa.key"), Passwords.NONE);
    var leaf = identity.chain().get(0);
    assertEquals(java.util.Optional.empty(), identity.outOfDate(java.time.Instant.now()));
    assertEquals(
        OpenSslForms.file("rsa.crt")
            + ": the own certificate 'CN=rsa' expired on "
            + leaf.getNotAfter().toInstant()
            + ": peers will refuse it; let it be renewed",
        identity.outOfDate(leaf.getNotAfter().toInstant().plusSeconds(1)).orElse(""));
  }
}
