package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.IdentityRules.Wildcard;
import dev.portcullis.provider.enforce.IdentityVerdict.Match;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the identity check, with an oracle that splits labels and shares no code with it. */
class IdentityPropertiesTest {
  private static final Set<String> SUFFIXES = Set.of("com", "uk", "co.uk", "internal");

  @Property(tries = 500)
  void verify_anyExtensionOctets_givesAVerdict(@ForAll @Size(max = 80) byte[] extension)
      throws Exception {
    assertNotNull(verify("www.example.com", CertificateWithNames.of("-", extension)).reference());
  }

  @Property(tries = 500)
  void verify_damagedExtension_givesAVerdict(
      @ForAll("names") List<String> names, @ForAll @IntRange(max = 200) int at, @ForAll byte octet)
      throws Exception {
    byte[] extension = extension(names);
    extension[at % extension.length] = octet;
    assertNotNull(verify("www.example.com", CertificateWithNames.of("-", extension)).reference());
  }

  @Property(tries = 1000)
  void parse_anyText_isAnIdentityOrACheckedRefusal(@ForAll String host) {
    try {
      ReferenceIdentity reference = ReferenceIdentity.parse(host);
      assertEquals(reference, ReferenceIdentity.parse(reference.display()));
    } catch (InvalidReferenceIdentityException e) {
      assertEquals(
          e.getMessage().length(), e.getMessage().codePoints().filter(this::plain).count());
    }
  }

  @Property(tries = 1000)
  void verify_names_matchesExactlyWhenTheOracleDoes(
      @ForAll("host") String host, @ForAll("names") List<String> names) throws Exception {
    assertEquals(names.stream().anyMatch(name -> covers(name, host)), matches(host, names));
  }

  @Property(tries = 300)
  void verify_anyCase_givesTheSameVerdict(
      @ForAll("host") String host, @ForAll("names") List<String> names, @ForAll long caseBits)
      throws Exception {
    List<String> shouted = names.stream().map(name -> recase(name, ~caseBits)).toList();
    assertEquals(matches(host, names), matches(recase(host, caseBits), shouted));
  }

  @Property(tries = 300)
  void verify_strangerAdded_changesNothing(
      @ForAll("host") String host,
      @ForAll("names") List<String> names,
      @ForAll("name") String stranger,
      @ForAll @IntRange(max = 5) int at)
      throws Exception {
    Assume.that(!covers(stranger, host));
    List<String> more = new ArrayList<>(names);
    more.add(Math.min(at, names.size()), stranger);
    assertEquals(matches(host, names), matches(host, more));
  }

  @Property(tries = 300)
  void verify_address_matchesEqualOctetsOnly(
      @ForAll("octets") byte[] reference, @ForAll("octets") byte[] presented) throws Exception {
    IpAddress address = IpAddress.of(reference);
    byte[] extension = CertificateWithNames.extension(List.of(CertificateWithNames.ip(presented)));
    assertEquals(
        Arrays.equals(reference, presented),
        verify(address.display(), CertificateWithNames.of("-", extension)) instanceof Match);
  }

  @Property(tries = 100)
  void verify_address_matchesItself(@ForAll("octets") byte[] octets) throws Exception {
    byte[] extension = CertificateWithNames.extension(List.of(CertificateWithNames.ip(octets)));
    assertInstanceOf(
        Match.class,
        verify(IpAddress.of(octets).display(), CertificateWithNames.of("-", extension)));
  }

  @Provide
  Arbitrary<String> host() {
    Arbitrary<String> prefix =
        Arbitraries.of("www", "a", "b_1", "xn--bcher-kva", "example", "7")
            .list()
            .ofMaxSize(3)
            .map(labels -> String.join(".", labels));
    return Combinators.combine(
            prefix, Arbitraries.of("com", "example.com", "uk", "co.uk", "internal"))
        .as((left, right) -> left.isEmpty() ? right : left + "." + right);
  }

  @Provide
  Arbitrary<String> name() {
    Arbitrary<String> mutation =
        Combinators.combine(
                host(), Arbitraries.of("*.", "*", "w*.", "", ".", "*.*.", "\0", "\u00e9"))
            .as((host, front) -> front + host);
    Arbitrary<String> wildcardForHost =
        host().map(host -> host.contains(".") ? "*" + host.substring(host.indexOf('.')) : host);
    Arbitrary<String> dotted = host().map(host -> host + ".");
    return Arbitraries.oneOf(host(), mutation, wildcardForHost, dotted);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return name().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<byte[]> octets() {
    Arbitrary<Byte> octet = Arbitraries.of((byte) 0, (byte) 1, (byte) 255);
    Arbitrary<byte[]> few = octet.array(byte[].class).ofSize(4);
    return Arbitraries.oneOf(few, octet.array(byte[].class).ofSize(16));
  }

  /** The oracle: RFC 9525, Section 6.3 on lists of labels, for the few suffixes used here. */
  private static boolean covers(String name, String host) {
    List<String> presented = Arrays.asList(name.split("\\.", -1));
    List<String> wanted = Arrays.asList(host.split("\\.", -1));
    if (presented.size() != wanted.size()) {
      return false;
    }
    if (presented.equals(wanted)) {
      return true;
    }
    List<String> parent = wanted.subList(1, wanted.size());
    return presented.get(0).equals("*")
        && presented.subList(1, presented.size()).equals(parent)
        && !parent.isEmpty()
        && !SUFFIXES.contains(String.join(".", parent));
  }

  private static String recase(String text, long bits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean flip = c >= 'a' && c <= 'z' && (bits >> (i % 64) & 1) == 1;
      out.append(flip ? (char) (c - 32) : c);
    }
    return out.toString();
  }

  private boolean plain(int c) {
    return c >= 0x20 && c < 0x7f;
  }

  private static boolean matches(String host, List<String> names) throws Exception {
    return verify(host, CertificateWithNames.of("-", extension(names))) instanceof Match;
  }

  private static byte[] extension(List<String> names) {
    return CertificateWithNames.extension(names.stream().map(CertificateWithNames::dns).toList());
  }

  private static IdentityVerdict verify(String host, X509Certificate leaf)
      throws InvalidReferenceIdentityException {
    return IdentityVerifier.verify(
        ReferenceIdentity.parse(host),
        leaf,
        new IdentityRules(NoReferenceIdentity.REFUSE, Wildcard.LEFTMOST_LABEL));
  }
}
