package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical forms, and the messages of what is refused. Verdicts are in the vectors. */
class ReferenceIdentityTest {
  @ParameterizedTest
  @CsvSource({
    "WWW.Example.COM., www.example.com",
    "b\u00fccher.Example, xn--bcher-kva.example",
    "192.0.2.1, 192.0.2.1",
    "[2001:DB8:0:0:0:0:0:1], 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "::ffff:c000:201, ::ffff:192.0.2.1",
    "1:0:0:0:0:0:0:0, 1::",
    "fe80::1%eth0, fe80::1"
  })
  void display_host_isCanonical(String host, String canonical) throws Exception {
    assertEquals(canonical, ReferenceIdentity.parse(host).display());
  }

  @Test
  void equals_sameHostWrittenTwice_isEqual() throws Exception {
    assertEquals(ReferenceIdentity.parse("::1"), ReferenceIdentity.parse("[0:0::0:1%lo]"));
    assertEquals(ReferenceIdentity.parse("A.example."), ReferenceIdentity.parse("a.example"));
  }

  @Test
  void parse_looseAddress_saysHowToWriteIt() {
    assertEquals(
        "\"127.1\" cannot be compared with a certificate: its last label is a number, as only an"
            + " IPv4 address has it (RFC 6943, Section 3.1.1). Remedy: write an IPv4 address as"
            + " four decimal numbers, as in 192.0.2.1.",
        refusal("127.1"));
  }

  @Test
  void parse_hostWithPort_saysToLeaveItOut() {
    assertEquals(
        "\"www.example.com:443\" cannot be compared with a certificate: a text with a colon or a"
            + " bracket must be one IPv6 address (RFC 4291, Section 2.2). Remedy: write the address"
            + " as in 2001:db8::1 or [2001:db8::1], or leave the port out.",
        refusal("www.example.com:443"));
  }

  @Test
  void parse_wildcard_saysWhereWildcardsBelong() {
    assertEquals(
        "\"*.example.com\" cannot be compared with a certificate: only certificates have wildcards"
            + " (RFC 9525, Section 6.3). Remedy: use the DNS name or the IP address of the server,"
            + " without scheme, port or path.",
        refusal("*.example.com"));
  }

  @Test
  void parse_ambiguousULabel_asksForTheALabel() {
    assertEquals(
        "\"fa\\xdf.example\" cannot be compared with a certificate: the editions of IDNA do not"
            + " agree on the A-label of \"fa\\xdf\". Remedy: write the name with its A-label"
            + " (xn--...), as it stands in DNS (RFC 5890).",
        refusal("fa\u00df.example"));
  }

  @Test
  void parse_nul_isEscaped() {
    assertEquals(
        "\"www.example.com\\x00.evil\" cannot be compared with a certificate: it contains a NUL"
            + " octet. Remedy: use the DNS name or the IP address of the server, without scheme,"
            + " port or path.",
        refusal("www.example.com\0.evil"));
  }

  @Test
  void parse_endlessHost_isCutInTheMessage() {
    assertEquals(
        "\""
            + "a".repeat(260)
            + "...\" cannot be compared with a certificate: it is longer than 253 octets (RFC 1035,"
            + " Section 2.3.4). Remedy: use the DNS name or the IP address of the server, without"
            + " scheme, port or path.",
        refusal("a".repeat(1_000_000)));
  }

  @Test
  void parse_endlessULabel_isRefusedBeforeItIsEncoded() {
    assertEquals(
        "\""
            + "\\xfc".repeat(260)
            + "...\" cannot be compared with a certificate: it is longer than 253 octets (RFC 1035,"
            + " Section 2.3.4). Remedy: use the DNS name or the IP address of the server, without"
            + " scheme, port or path.",
        refusal("\u00fc".repeat(300)));
  }

  @Test
  void parse_bracketedName_saysWhatBracketsAreFor() {
    assertEquals(
        "\"[example.com]\" cannot be compared with a certificate: a text with a colon or a bracket"
            + " must be one IPv6 address (RFC 4291, Section 2.2). Remedy: write the address as in"
            + " 2001:db8::1 or [2001:db8::1], or leave the port out.",
        refusal("[example.com]"));
  }

  @Test
  void dnsName_oneOctetTooLong_isRefused() {
    String labels = "a.".repeat(126);
    assertEquals(253, new DnsName(labels + "a").ascii().length());
    assertThrows(IllegalArgumentException.class, () -> new DnsName(labels + "aa"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "WWW.example.com", "example.com.", "127.1", "*.example.com", "a b"})
  void dnsName_textThatIsNotCanonical_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new DnsName(text));
  }

  @Test
  void ipAddress_fiveOctets_areRefused() {
    assertEquals(
        "An IP address has 4 or 16 octets, this one has 5",
        assertThrows(IllegalArgumentException.class, () -> IpAddress.of(new byte[5])).getMessage());
  }

  @Test
  void ipAddress_octetsChangedByTheCaller_stayTheSame() {
    byte[] octets = {10, 0, 0, 1};
    IpAddress address = IpAddress.of(octets);
    octets[3] = 2;
    address.octets()[3] = 3;
    assertEquals("10.0.0.1", address.display());
  }

  private static String refusal(String host) {
    return assertThrows(
            InvalidReferenceIdentityException.class, () -> ReferenceIdentity.parse(host))
        .getMessage();
  }
}
