package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Our literals against Guava's, apart from its two liberties: mapped addresses, other digits. */
class IpLiteralTest {
  @Property(tries = 5000)
  void parse_anyText_agreesWithGuava(@ForAll("nearlyAddresses") String text) {
    byte[] ours = text.indexOf(':') < 0 ? IpLiteral.parseV4(text) : IpLiteral.parseV6(text);
    assertArrayEquals(guava(text), ours, text);
  }

  @Property(tries = 1000)
  void format_sixteenOctets_isWhatGuavaPrints(@ForAll @Size(16) byte[] octets)
      throws UnknownHostException {
    byte[] sparse = octets.clone();
    for (int i = 0; i < 16; i += 2) {
      sparse[i] = (byte) (octets[i] & 1);
      sparse[i + 1] = (byte) (octets[i + 1] & 1);
    }
    assertEquals(
        InetAddresses.toAddrString(Inet6Address.getByAddress(null, sparse, -1)),
        IpLiteral.format(sparse));
  }

  @Property(tries = 1000)
  void format_anyOctets_parsesBack(@ForAll @Size(16) byte[] octets) {
    assertArrayEquals(octets, IpLiteral.parseV6(IpLiteral.format(octets)));
  }

  @Provide
  Arbitrary<String> nearlyAddresses() {
    Arbitrary<String> v6 =
        Arbitraries.of("0", "1", "ff", "ABCD", "12345", "", "g", "1.2.3.4")
            .list()
            .ofMinSize(2)
            .ofMaxSize(9)
            .map(groups -> String.join(":", groups));
    Arbitrary<String> v4 =
        Arbitraries.of("0", "1", "255", "256", "01", "", "0x1", "\u0661", "+1", "-1", "1e1")
            .list()
            .ofMinSize(3)
            .ofMaxSize(5)
            .map(parts -> String.join(".", parts));
    Arbitrary<String> goodV6 =
        Arbitraries.of("0", "a", "ffff").list().ofSize(8).map(groups -> String.join(":", groups));
    return Arbitraries.oneOf(v4, v6, goodV6, goodV6.map(text -> text.replaceFirst(":0(:0)*", ":")));
  }

  private static byte[] guava(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80); // Guava reads the digits of every script
    if (!ascii || !InetAddresses.isInetAddress(text)) {
      return null;
    }
    InetAddress address = InetAddresses.forString(text);
    byte[] octets = address.getAddress();
    if (octets.length == 4 && text.indexOf(':') >= 0) { // Guava folds mapped addresses
      byte[] mapped = new byte[16];
      mapped[10] = mapped[11] = (byte) 0xff;
      System.arraycopy(octets, 0, mapped, 12, 4);
      return mapped;
    }
    return octets;
  }
}
