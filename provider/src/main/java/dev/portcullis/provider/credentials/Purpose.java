package dev.portcullis.provider.credentials;

/** What the peers are whom an anchor vouches for (RFC 5280, Section 4.2.1.12). */
public enum Purpose {
  /** They are servers: this side is a client. */
  SERVERS("1.3.6.1.5.5.7.3.1"),
  /** They are clients: this side is a server. */
  CLIENTS("1.3.6.1.5.5.7.3.2");

  private final String oid;

  Purpose(String oid) {
    this.oid = oid;
  }

  String oid() {
    return oid;
  }
}
