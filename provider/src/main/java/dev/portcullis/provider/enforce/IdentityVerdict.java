package dev.portcullis.provider.enforce;

import java.util.List;

/** What a comparison of a reference identity with a certificate found. Immutable. */
public sealed interface IdentityVerdict {

  /** Whom the client wanted to talk to. */
  ReferenceIdentity reference();

  /**
   * The certificate is for the reference identity.
   *
   * @param presented the entry that matched, escaped, as in {@code DNS:*.example.org}
   */
  record Match(ReferenceIdentity reference, String presented) implements IdentityVerdict {}

  /**
   * The certificate is not for the reference identity.
   *
   * @param headline what libraries look for at the start of the message
   * @param presented the first entries, escaped; at most {@link #SHOWN}
   * @param presentedCount how many entries there are
   * @param reason which rule decided, with its source
   * @param remedy what would mend it, and on which side
   */
  record Mismatch(
      ReferenceIdentity reference,
      String headline,
      List<String> presented,
      int presentedCount,
      String reason,
      String remedy)
      implements IdentityVerdict {
    /** Number of entries that a message shows. */
    public static final int SHOWN = 10;

    public Mismatch {
      presented = List.copyOf(presented);
    }

    /** One line: headline, what the certificate presents, reason, remedy. */
    public String message() {
      return headline + " " + observed() + " Remedy: " + remedy;
    }

    /** What the certificate presents, and why that does not do. */
    public String observed() {
      return names() + " " + reason;
    }

    private String names() {
      if (presented.isEmpty()) {
        return "The certificate presents no DNS name and no IP address.";
      }
      int hidden = presentedCount - presented.size();
      String more = hidden == 0 ? "" : " and " + hidden + " more";
      return "The certificate presents " + String.join(", ", presented) + more + ".";
    }
  }
}
