package dev.portcullis.provider.findings;

import java.util.List;

/** Every name under which programs ask for an SSLContext. A table; it decides nothing. */
public final class ContextNames {

  /** Those of the JDK, of IBM's JSSE and of OpenSSL. */
  public static final List<String> ALL =
      List.of(
          "SSL",
          "SSLv2",
          "SSLv3",
          "SSLv23",
          "SSL_TLS",
          "SSL_TLSv2",
          "TLS",
          "TLSv1",
          "TLSv1.1",
          "TLSv1.2",
          "TLSv1.3",
          "Default",
          "DTLS",
          "DTLSv1.0",
          "DTLSv1.2");

  private ContextNames() {}
}
