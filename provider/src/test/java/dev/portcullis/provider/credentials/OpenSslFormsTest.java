package dev.portcullis.provider.credentials;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form of key that openssl writes is read and belongs to the certificate that openssl made
 * for it: what is read wrongly signs nothing that the certificate verifies.
 */
@Tag("seed-11")
class OpenSslFormsTest {
  @TempDir private Path directory;

  static List<String> forms() {
    return OpenSslForms.keys();
  }

  static List<String> encrypted() {
    return forms().stream()
        .filter(
            form -> form.endsWith("-encrypted") || form.contains("-v1-") || form.contains("-v2-"))
        .toList();
  }

  private static X509Certificate parsed(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void key_inEveryForm_belongsToItsCertificate(String form) throws Exception {
    Path certificate = OpenSslForms.certificate(form);
    Identity identity =
        IdentityFiles.read(certificate, OpenSslForms.file(form + ".form"), Passwords.RIGHT);
    assertEquals(List.of(parsed(certificate)), identity.chain());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void key_inOneFileWithItsCertificate_isTheSame(String form) throws Exception {
    byte[] certificate = Files.readAllBytes(OpenSslForms.certificate(form));
    byte[] key = OpenSslForms.bytes(form + ".form");
    for (List<byte[]> order : List.of(List.of(certificate, key), List.of(key, certificate))) {
      byte[] both = new byte[certificate.length + key.length];
      System.arraycopy(order.get(0), 0, both, 0, order.get(0).length);
      System.arraycopy(order.get(1), 0, both, order.get(0).length, order.get(1).length);
      Path file = Files.write(directory.resolve("both.pem"), both);
      Identity identity = IdentityFiles.read(file, null, Passwords.RIGHT);
      assertEquals(
          IdentityFiles.read(
                  OpenSslForms.certificate(form),
                  OpenSslForms.file(form + ".form"),
                  Passwords.RIGHT)
              .key(),
          identity.key());
    }
  }

  @ParameterizedTest
  @MethodSource("encrypted")
  void encryptedKey_withoutPassword_saysHowToGiveIt(String form) {
    assertEquals(
        OpenSslForms.file(form + ".form")
            + ":1: the private key is encrypted and there is no password; give one",
        refusal(form, Passwords.NONE));
  }

  @ParameterizedTest
  @MethodSource("encrypted")
  void encryptedKey_withAWrongPassword_isRefused(String form) {
    assertEquals(
        OpenSslForms.file(form + ".form")
            + ":1: the password does not open this private key, or the key is damaged; correct the"
            + " password",
        refusal(form, Passwords.WRONG));
  }

  private static String refusal(String form, Password password) {
    return assertThrows(
            PemException.class,
            () ->
                IdentityFiles.read(
                    OpenSslForms.certificate(form), OpenSslForms.file(form + ".form"), password))
        .getMessage();
  }

  /** So that a form which openssl silently left out is noticed. */
  @Test
  void forms_madeByOpenssl_areAsManyAsTheScriptMakes() {
    assertEquals(47, forms().size());
    assertEquals(23, encrypted().size());
  }

  @Test
  void chain_inAnyOrder_isPutInOrder() throws Exception {
    List<String> ordered = List.of("leaf", "low", "middle", "root");
    byte[] key = OpenSslForms.bytes("leaf.key");
    for (List<String> order : permutations(ordered)) {
      StringBuilder text = new StringBuilder();
      for (String name : order) {
        text.append(Files.readString(OpenSslForms.file(name + ".crt")));
      }
      Identity identity =
          IdentityFiles.ofText("chain", text.toString().getBytes(), "key", key, Passwords.NONE);
      List<X509Certificate> expected = new ArrayList<>();
      for (String name : ordered) {
        expected.add(parsed(OpenSslForms.file(name + ".crt")));
      }
      assertEquals(expected, identity.chain());
    }
  }

  private static List<List<String>> permutations(List<String> names) {
    if (names.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : names) {
      List<String> rest = new ArrayList<>(names);
      rest.remove(first);
      for (List<String> tail : permutations(rest)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }

  @Test
  void certificate_repeated_isOneOfTheChain() throws Exception {
    String leaf = Files.readString(OpenSslForms.file("leaf.crt"));
    byte[] twice = (leaf + leaf).getBytes();
    byte[] key = OpenSslForms.bytes("leaf.key");
    assertEquals(
        1, IdentityFiles.ofText("chain", twice, "key", key, Passwords.NONE).chain().size());
  }

  @Test
  @Tag("seed-10")
  void bundle_ofCertificates_isEachOnceInOrder() throws Exception {
    String text =
        Files.readString(OpenSslForms.file("text.crt"))
            + Files.readString(OpenSslForms.file("twin.crt")).replace("\n", "\r\n")
            + Files.readString(OpenSslForms.file("root.crt"));
    Path file = Files.writeString(directory.resolve("bundle.pem"), text);
    assertEquals(
        List.of(parsed(OpenSslForms.file("root.crt")), parsed(OpenSslForms.file("twin.crt"))),
        AnchorFiles.read(file, Purpose.SERVERS));
  }

  @Test
  @Tag("seed-10")
  void directory_ofBundles_isReadOneLevelDeep() throws Exception {
    Files.copy(OpenSslForms.file("root.crt"), directory.resolve("b.crt"));
    Files.copy(OpenSslForms.file("twin.crt"), directory.resolve("a.pem"));
    Files.createSymbolicLink(directory.resolve("0123abcd.0"), directory.resolve("b.crt"));
    Files.writeString(directory.resolve("README"), "no certificate");
    Files.writeString(directory.resolve("..data.pem"), "hidden");
    Files.createDirectory(directory.resolve("deeper.pem"));
    assertEquals(
        List.of(parsed(OpenSslForms.file("root.crt")), parsed(OpenSslForms.file("twin.crt"))),
        AnchorFiles.read(directory, Purpose.SERVERS));
  }

  @Test
  @Tag("seed-10")
  void trustedCertificate_countsForItsPurposesOnly() throws Exception {
    List<String> found = new ArrayList<>();
    for (String name :
        List.of("trusted-servers", "rejected-servers", "trusted-alias", "trusted-any")) {
      for (Purpose purpose : Purpose.values()) {
        if (isAnchor(OpenSslForms.file(name + ".crt"), purpose)) {
          found.add(name + " " + purpose);
        }
      }
    }
    assertEquals(
        List.of(
            "trusted-servers SERVERS",
            "rejected-servers CLIENTS",
            "trusted-alias SERVERS",
            "trusted-alias CLIENTS",
            "trusted-any SERVERS",
            "trusted-any CLIENTS"),
        found);
  }

  private static boolean isAnchor(Path file, Purpose purpose) throws IOException {
    try {
      return AnchorFiles.read(file, purpose).size() == 1;
    } catch (PemException e) {
      assertTrue(e.getMessage().contains("is not trusted for TLS"), e.getMessage());
      return false;
    }
  }

  @Test
  void password_afterUse_isWiped() throws Exception {
    char[] characters = OpenSslForms.PASSWORD.toCharArray();
    Password password =
        new Password() {
          @Override
          public char[] characters() {
            return characters;
          }

          @Override
          public String remedy() {
            return "";
          }
        };
    IdentityFiles.read(
        OpenSslForms.file("rsa.crt"), OpenSslForms.file("rsa-encrypted.form"), password);
    char[] wiped = new char[characters.length];
    Arrays.fill(wiped, '\0');
    assertArrayEquals(wiped, characters);
  }
}
