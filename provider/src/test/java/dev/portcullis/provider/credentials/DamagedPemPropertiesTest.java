package dev.portcullis.provider.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * However a file is damaged, it is read to a key that belongs to its certificate, or refused with a
 * clean error that names it and shows none of its secrets.
 */
class DamagedPemPropertiesTest {
  private static final List<String> FORMS =
      List.of(
          "rsa-pkcs8",
          "rsa-pkcs1",
          "pss-sha384-pkcs8",
          "p256-sec1",
          "p384-sec1-no-curve",
          "p256-parameters-and-key",
          "ed25519-pkcs8",
          "p256-encrypted",
          "rsa-v1-PBE-SHA1-3DES");

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(FORMS);
  }

  @Property(tries = 200)
  void text_withAnOctetChanged_isReadRightOrRefused(
      @ForAll("forms") String form, @ForAll @IntRange(min = 0, max = 9999) int at, @ForAll byte to)
      throws IOException {
    byte[] damaged = OpenSslForms.bytes(form + ".form");
    damaged[at % damaged.length] = to;
    assertReadRightOrRefused(form, damaged);
  }

  @Property(tries = 150)
  void text_cutOff_isReadRightOrRefused(
      @ForAll("forms") String form, @ForAll @IntRange(min = 0, max = 9999) int length)
      throws IOException {
    byte[] whole = OpenSslForms.bytes(form + ".form");
    assertReadRightOrRefused(form, Arrays.copyOf(whole, length % whole.length));
  }

  @Property(tries = 200)
  void der_withAnOctetChanged_isReadRightOrRefused(
      @ForAll("forms") String form, @ForAll @IntRange(min = 0, max = 9999) int at, @ForAll byte to)
      throws IOException {
    assertReadRightOrRefused(
        form,
        rewritten(
            form,
            der -> {
              der[at % der.length] = to;
              return der;
            }));
  }

  @Property(tries = 150)
  void der_cutOff_isReadRightOrRefused(
      @ForAll("forms") String form, @ForAll @IntRange(min = 0, max = 9999) int length)
      throws IOException {
    assertReadRightOrRefused(
        form, rewritten(form, der -> Arrays.copyOf(der, 1 + length % (der.length - 1))));
  }

  @Property(tries = 150)
  void certificate_withAnOctetChanged_isReadOrRefused(
      @ForAll @IntRange(min = 0, max = 9999) int at, @ForAll byte to) throws IOException {
    PemBlock block = PemText.blocks("ca.pem", OpenSslForms.bytes("trusted-servers.crt")).get(0);
    byte[] der = block.content();
    der[at % der.length] = to;
    try {
      AnchorFiles.ofText("ca.pem", pem(block.label(), der), Purpose.SERVERS);
    } catch (PemException e) {
      assertEquals("ca.pem", e.getMessage().substring(0, 6));
    }
  }

  private interface Damage {
    byte[] apply(byte[] der);
  }

  /** The same blocks, the key's octets damaged. */
  private static byte[] rewritten(String form, Damage damage) throws IOException {
    StringBuilder text = new StringBuilder();
    for (PemBlock block : PemText.blocks("key.pem", OpenSslForms.bytes(form + ".form"))) {
      byte[] der = block.isPrivateKey() ? damage.apply(block.content()) : block.content();
      text.append(new String(pem(block.label(), der), StandardCharsets.US_ASCII));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertReadRightOrRefused(String form, byte[] key) throws IOException {
    byte[] certificate = java.nio.file.Files.readAllBytes(OpenSslForms.certificate(form));
    try {
      IdentityFiles.ofText("chain.pem", certificate, "key.pem", key, Passwords.RIGHT);
    } catch (PemException e) {
      assertEquals("key.pem", e.getMessage().substring(0, 7));
      for (String secret : secrets(form)) {
        assertFalse(e.getMessage().contains(secret), e.getMessage());
      }
    }
  }

  /** Lines of the file, and the password. */
  private static List<String> secrets(String form) throws IOException {
    List<String> secrets = new ArrayList<>(List.of(OpenSslForms.PASSWORD));
    String text = new String(OpenSslForms.bytes(form + ".form"), StandardCharsets.US_ASCII);
    text.lines().filter(line -> line.length() > 8 && !line.contains("-")).forEach(secrets::add);
    return secrets;
  }
}
