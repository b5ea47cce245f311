package dev.portcullis.provider.enforce;

import static dev.portcullis.provider.enforce.CertificateWithNames.dns;
import static dev.portcullis.provider.enforce.CertificateWithNames.email;
import static dev.portcullis.provider.enforce.CertificateWithNames.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.IdentityRules.Wildcard;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole messages: the headline that libraries look for, what was presented, the rule, the remedy.
 */
@Tag("seed-14")
class IdentityMessagesTest {
  private static final byte[] ADDRESS = {(byte) 192, 0, 2, 1};
  private static final String NAME_REMEDY =
      " Remedy: connect by a name of the certificate, or have the server's certificate issued for"
          + " the DNS name www.example.com as a subject alternative name.";
  private static final String ADDRESS_REMEDY =
      " Remedy: connect by a name of the certificate, or have the server's certificate issued for"
          + " the IP address 192.0.2.9 as a subject alternative name.";

  @Test
  void message_otherName_showsWhatIsPresented() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:example.com, IP:192.0.2.1. A name must equal a dNSName entry, or differ only in"
            + " the one left-most label where the entry has a wildcard (RFC 9525, Section 6.3)."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.LEFTMOST_LABEL, dns("example.com"), ip(ADDRESS)));
  }

  @Test
  void message_wildcardUnderNever_namesTheKeyOfThePolicy() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:*.example.com. DNS:*.example.com does not count: the policy allows no wildcards"
            + " (identity.wildcard = \"never\")."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.NEVER, dns("*.example.com")));
  }

  @Test
  void message_wildcardBelowPublicSuffix_saysWhoseNames() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching example.co.uk found. The certificate presents"
            + " DNS:*.co.uk. DNS:*.co.uk does not count: names below a public suffix belong to"
            + " unrelated parties (RFC 9525, Section 7.1). Remedy: connect by a name of the"
            + " certificate, or have the server's certificate issued for the DNS name example.co.uk"
            + " as a subject alternative name.",
        message("example.co.uk", Wildcard.LEFTMOST_LABEL, dns("*.co.uk")));
  }

  @Test
  void message_partialWildcard_namesTheRule() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:w*.example.com. DNS:w*.example.com does not count: a wildcard must be the whole"
            + " left-most label of a longer name (RFC 9525, Section 6.3)."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.LEFTMOST_LABEL, dns("w*.example.com")));
  }

  @Test
  void message_embeddedNul_isEscaped() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:www.example.com\\x00.evil.example. DNS:www.example.com\\x00.evil.example does"
            + " not count: it contains a NUL octet."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.LEFTMOST_LABEL, dns("www.example.com\0.evil.example")));
  }

  @Test
  void message_forgedList_isEscaped() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:x\\x2c\\x20DNS:www.example.com\\x0aERROR."
            + " DNS:x\\x2c\\x20DNS:www.example.com\\x0aERROR does not count: only letters, digits,"
            + " hyphens, underscores and dots make a DNS name."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.LEFTMOST_LABEL, dns("x, DNS:www.example.com\nERROR")));
  }

  @Test
  void message_trailingDot_isTold() throws Exception {
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:www.example.com.. DNS:www.example.com. does not count: it ends in a dot."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.LEFTMOST_LABEL, dns("www.example.com.")));
  }

  @Test
  void message_addressesOnly_startsWithNoName() throws Exception {
    assertEquals(
        "No name matching www.example.com found. The certificate presents IP:192.0.2.1. A name is"
            + " compared with dNSName entries only (RFC 9525, Section 6.2)."
            + NAME_REMEDY,
        message("www.example.com", Wildcard.LEFTMOST_LABEL, ip(ADDRESS)));
  }

  @Test
  void message_otherAddress_startsWithNoAddress() throws Exception {
    assertEquals(
        "No subject alternative names matching IP address 192.0.2.9 found. The certificate presents"
            + " IP:192.0.2.1, IP:(8 octets). An address must equal an iPAddress entry in every"
            + " octet (RFC 9525, Section 6.4)."
            + ADDRESS_REMEDY,
        message("192.0.2.9", Wildcard.LEFTMOST_LABEL, ip(ADDRESS), ip(new byte[8])));
  }

  @Test
  void message_addressAsName_saysThatItDoesNotCount() throws Exception {
    assertEquals(
        "No subject alternative names matching IP address 192.0.2.9 found. The certificate presents"
            + " DNS:192.0.2.9. An address is compared with iPAddress entries only, not with"
            + " DNS:192.0.2.9 (RFC 9525, Section 6.4)."
            + ADDRESS_REMEDY,
        message("192.0.2.9", Wildcard.LEFTMOST_LABEL, dns("192.0.2.9")));
  }

  @Test
  void message_commonNameOnly_startsWithNoNamesPresent() throws Exception {
    assertEquals(
        "No subject alternative names present, so nothing matches www.example.com. The certificate"
            + " presents no DNS name and no IP address. The common name is not an identity (RFC"
            + " 9525, Section 2)."
            + NAME_REMEDY,
        message("www.example.com", CertificateWithNames.of("www.example.com", null)));
  }

  @Test
  void message_otherKindsOnly_startsWithNoNamesPresent() throws Exception {
    assertEquals(
        "No subject alternative names present, so nothing matches 192.0.2.9. The certificate"
            + " presents no DNS name and no IP address. The common name is not an identity (RFC"
            + " 9525, Section 2)."
            + ADDRESS_REMEDY,
        message("192.0.2.9", Wildcard.LEFTMOST_LABEL, email("a@example.com")));
  }

  @Test
  void message_malformedExtension_saysWhatIsWrong() throws Exception {
    assertEquals(
        "No subject alternative names present, so nothing matches www.example.com. The certificate"
            + " presents no DNS name and no IP address. The certificate is malformed: its subject"
            + " alternative name has a length that leaves the enclosing value (RFC 5280, Section"
            + " 4.2.1.6)."
            + NAME_REMEDY,
        message("www.example.com", CertificateWithNames.of("-", new byte[] {0x30, 5, 1})));
  }

  @Test
  void message_manyNames_showsTen() throws Exception {
    List<ASN1Primitive> names = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      names.add(dns("n" + i + ".example.org"));
    }
    assertEquals(
        "No subject alternative DNS name matching www.example.com found. The certificate presents"
            + " DNS:n0.example.org, DNS:n1.example.org, DNS:n2.example.org, DNS:n3.example.org,"
            + " DNS:n4.example.org, DNS:n5.example.org, DNS:n6.example.org, DNS:n7.example.org,"
            + " DNS:n8.example.org, DNS:n9.example.org and 2 more. A name must equal a dNSName"
            + " entry, or differ only in the one left-most label where the entry has a wildcard"
            + " (RFC 9525, Section 6.3)."
            + NAME_REMEDY,
        message("www.example.com", CertificateWithNames.of(names)));
  }

  @Test
  void match_wildcard_showsTheEntry() throws Exception {
    ReferenceIdentity reference = ReferenceIdentity.parse("www.example.com");
    assertEquals(
        new IdentityVerdict.Match(reference, "DNS:*.Example.com"),
        IdentityVerifier.verify(
            reference,
            CertificateWithNames.of(List.of(dns("x"), dns("*.Example.com"))),
            rules(Wildcard.LEFTMOST_LABEL)));
  }

  private static String message(String host, Wildcard wildcard, ASN1Primitive... names)
      throws Exception {
    return message(host, CertificateWithNames.of(List.of(names)), wildcard);
  }

  private static String message(String host, X509Certificate leaf) throws Exception {
    return message(host, leaf, Wildcard.LEFTMOST_LABEL);
  }

  private static String message(String host, X509Certificate leaf, Wildcard wildcard)
      throws Exception {
    IdentityVerdict verdict =
        IdentityVerifier.verify(ReferenceIdentity.parse(host), leaf, rules(wildcard));
    return ((IdentityVerdict.Mismatch) verdict).message();
  }

  private static IdentityRules rules(Wildcard wildcard) {
    return new IdentityRules(NoReferenceIdentity.REFUSE, wildcard);
  }
}
