package dev.portcullis.provider.enforce;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dNSName and iPAddress entries of a certificate's subject alternative name, as raw octets (RFC
 * 5280, Section 4.2.1.6). Other kinds of names are skipped; the subject is not looked at (RFC 9525,
 * Section 2).
 *
 * <p>Reads the extension itself, because {@link X509Certificate#getSubjectAlternativeNames} decodes
 * names to text (octets above 0x7f become U+FFFD), prints addresses, and drops or refuses entries
 * depending on the provider that made the certificate. A malformed extension has a {@link #defect}
 * and no entries: half of a broken list is not evidence. Immutable and thread-safe; does not judge.
 */
final class PresentedIdentities {
  /** The kinds of names that identify a server here (RFC 9525, Section 6.2). */
  public enum Kind {
    DNS,
    IP
  }

  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;
  private static final int LAST_CHOICE = 8;
  private static final int INTS_PER_ENTRY = 3;
  private static final int MAX_KEPT_OCTETS = 8192;

  private final byte[] der;
  private final int[] entries; // kind, from, to; an object for each name would be garbage
  private final @Nullable String defect;
  private final boolean extensionPresent;
  private final @Nullable String[] displayed; // racy, of immutable and equal texts

  private PresentedIdentities(
      byte[] der, int[] entries, @Nullable String defect, boolean extensionPresent) {
    this.der = der;
    this.entries = entries;
    this.defect = defect;
    this.extensionPresent = extensionPresent;
    this.displayed = new String[entries.length / INTS_PER_ENTRY];
  }

  /** Never throws: what cannot be read is a defect. */
  public static PresentedIdentities of(X509Certificate leaf) {
    PresentedIdentities known = IdentitiesRead.of(leaf);
    if (known == null) {
      known = readFrom(leaf);
      if (known.der.length <= MAX_KEPT_OCTETS) {
        IdentitiesRead.keep(leaf, known);
      }
    }
    return known;
  }

  private static PresentedIdentities readFrom(X509Certificate leaf) {
    byte[] der;
    try {
      der = leaf.getExtensionValue(SUBJECT_ALTERNATIVE_NAME);
    } catch (RuntimeException e) { // certificates of other providers parse late
      return defective("its extensions cannot be read");
    }
    if (der == null) {
      return new PresentedIdentities(new byte[0], new int[0], null, false);
    }
    try {
      return new PresentedIdentities(der, read(der), null, true);
    } catch (MalformedNamesException e) {
      return defective("its subject alternative name has " + e.found());
    }
  }

  private static PresentedIdentities defective(String defect) {
    return new PresentedIdentities(new byte[0], new int[0], defect, true);
  }

  /** Why the entries could not be read, or null. */
  public @Nullable String defect() {
    return defect;
  }

  /** Whether the certificate has the extension, with whatever names. */
  public boolean extensionPresent() {
    return extensionPresent;
  }

  /** Number of dNSName and iPAddress entries. */
  public int size() {
    return entries.length / INTS_PER_ENTRY;
  }

  public boolean has(Kind kind) {
    for (int i = 0; i < size(); i++) {
      if (kind(i) == kind) {
        return true;
      }
    }
    return false;
  }

  /** Kind of entry {@code index} [0..size). */
  public Kind kind(int index) {
    return entries[INTS_PER_ENTRY * index] == DNS_NAME ? Kind.DNS : Kind.IP;
  }

  /** Content octets of entry {@code index} [0..size); a copy. */
  public byte[] octets(int index) {
    return Arrays.copyOfRange(der, from(index), to(index));
  }

  /** Entry {@code index} [0..size) for messages: {@code DNS:} or {@code IP:} and escaped text. */
  public String display(int index) {
    String known = displayed[index];
    if (known == null) { // made once: every good handshake names the entry that matched
      known = text(index);
      displayed[index] = known;
    }
    return known;
  }

  private String text(int index) {
    if (kind(index) == Kind.DNS) {
      return "DNS:" + Escaped.octets(der, from(index), to(index));
    }
    int length = to(index) - from(index);
    boolean valid = length == 4 || length == 16;
    return valid ? "IP:" + IpLiteral.format(octets(index)) : "IP:(" + length + " octets)";
  }

  /** The first entries for messages, at most {@code limit}. */
  public List<String> display(int first, int limit) {
    List<String> shown = new ArrayList<>();
    for (int i = first; i < Math.min(size(), first + limit); i++) {
      shown.add(display(i));
    }
    return List.copyOf(shown);
  }

  byte[] der() {
    return der;
  }

  int from(int index) {
    return entries[INTS_PER_ENTRY * index + 1];
  }

  int to(int index) {
    return entries[INTS_PER_ENTRY * index + 2];
  }

  private static int[] read(byte[] der) throws MalformedNamesException {
    DerCursor extension = new DerCursor(der, 0, der.length);
    extension.advanceToOnly(OCTET_STRING, "OCTET STRING");
    DerCursor value = new DerCursor(der, extension.from(), extension.to());
    value.advanceToOnly(SEQUENCE, "SEQUENCE");
    return readNames(new DerCursor(der, value.from(), value.to()));
  }

  private static int[] readNames(DerCursor names) throws MalformedNamesException {
    int[] entries = new int[4 * INTS_PER_ENTRY];
    int used = 0;
    while (names.hasNext()) {
      names.advance();
      if (!isIdentity(names.tag())) {
        continue;
      }
      if (used == entries.length) {
        entries = Arrays.copyOf(entries, 2 * used);
      }
      entries[used++] = names.tag();
      entries[used++] = names.from();
      entries[used++] = names.to();
    }
    return Arrays.copyOf(entries, used);
  }

  private static boolean isIdentity(int tag) throws MalformedNamesException {
    int choice = tag & 0x1f;
    if ((tag & 0xc0) != 0x80 || choice > LAST_CHOICE) {
      throw new MalformedNamesException("an entry that is no GeneralName");
    }
    boolean identity = choice == (DNS_NAME & 0x1f) || choice == (IP_ADDRESS & 0x1f);
    if (identity && tag != DNS_NAME && tag != IP_ADDRESS) {
      throw new MalformedNamesException("a constructed string");
    }
    return identity;
  }
}
