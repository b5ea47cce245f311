package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.provider.enforce.PresentedIdentities.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentedIdentitiesTest {
  @Test
  void of_mixedNames_keepsNamesAndAddressesInOrder() {
    PresentedIdentities presented =
        PresentedIdentities.of(
            CertificateWithNames.of(
                List.of(
                    CertificateWithNames.uri("https://x/"),
                    CertificateWithNames.dns("b.example"),
                    CertificateWithNames.directory("x"),
                    CertificateWithNames.ip(new byte[16]),
                    CertificateWithNames.dns("a\u00e9\n"))));
    assertEquals(List.of("DNS:b.example", "IP:::", "DNS:a\\xe9\\x0a"), presented.display(0, 10));
    assertEquals(Kind.IP, presented.kind(1));
    assertArrayEquals(new byte[] {'a', (byte) 0xe9, '\n'}, presented.octets(2));
    assertTrue(presented.has(Kind.DNS));
    assertNull(presented.defect());
  }

  @Test
  void of_manyNames_keepsAll() {
    List<ASN1Primitive> names = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      names.add(CertificateWithNames.dns("n" + i + ".example.org"));
    }
    PresentedIdentities presented = PresentedIdentities.of(CertificateWithNames.of(names));
    assertEquals(5000, presented.size());
    assertEquals("DNS:n4999.example.org", presented.display(4999));
  }

  @Test
  void of_endlessName_isCutForDisplay() {
    PresentedIdentities presented =
        PresentedIdentities.of(
            CertificateWithNames.of(List.of(CertificateWithNames.dns("a".repeat(70_000)))));
    assertEquals("DNS:" + "a".repeat(260) + "...", presented.display(0));
    assertEquals(70_000, presented.octets(0).length);
  }

  @Test
  void of_noExtension_isEmptyWithoutDefect() {
    PresentedIdentities presented = PresentedIdentities.of(CertificateWithNames.of("cn", null));
    assertEquals(0, presented.size());
    assertFalse(presented.extensionPresent());
    assertNull(presented.defect());
  }

  @ParameterizedTest
  @CsvSource({
    "'', no SEQUENCE",
    "0500, no SEQUENCE",
    "300000, octets after the SEQUENCE",
    "3003820161ff, octets after the SEQUENCE",
    "3080, an indefinite or oversized length",
    "3084ffffffff, an indefinite or oversized length",
    "30810182, a length that is not minimal",
    "30820090, a length that is not minimal",
    "30, an end in the middle of a value",
    "3082, an end in the middle of a value",
    "3004820261, a length that leaves the enclosing value",
    "3003820261, a length that leaves the enclosing value",
    "30020500, an entry that is no GeneralName",
    "30028900, an entry that is no GeneralName",
    "3002a200, a constructed string",
    "3002a700, a constructed string",
    "30039f2000, a tag of more than one octet"
  })
  void of_malformedExtension_saysWhatIsWrong(String hex, String found) {
    PresentedIdentities presented =
        PresentedIdentities.of(CertificateWithNames.of("-", HexFormat.of().parseHex(hex)));
    assertEquals("its subject alternative name has " + found, presented.defect());
    assertEquals(0, presented.size());
    assertTrue(presented.extensionPresent());
  }
}
