package dev.portcullis.conformance.pki;

import dev.portcullis.cli.pki.CertificateMaker;
import dev.portcullis.cli.pki.IssuedCertificate;
import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.cli.pki.KeyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;

/**
 * One authority and the servers it vouches for, written to disk for every peer. The good ones are
 * for {@code localhost}, {@code 127.0.0.1} and {@code ::1}. Thread-safe.
 */
public enum TestPki {
  RSA {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return good().key(KeyKind.rsa(2048)).issuedBy(authority());
    }
  },
  ECDSA {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return good().issuedBy(authority());
    }
  },
  ED25519 {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return good().key(KeyKind.ed25519()).issuedBy(authority());
    }
  },
  /** Every check passes but the name. */
  WRONG_HOST {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return CertificateMaker.leaf("other.example")
          .dns("other.example")
          .forServers()
          .issuedBy(authority());
    }
  },
  /** The name stands in the subject only, where RFC 9525, Section 2 does not look. */
  COMMON_NAME_ONLY {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return CertificateMaker.leaf("localhost").forServers().issuedBy(authority());
    }
  },
  EXPIRED {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      Instant now = Instant.now();
      return good()
          .valid(now.minus(Duration.ofDays(60)), now.minus(Duration.ofDays(30)))
          .issuedBy(authority());
    }
  },
  /** Nobody vouches for it. */
  SELF_SIGNED {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return good().selfSigned();
    }
  },
  WEAK_KEY {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return good().key(KeyKind.rsa(1024)).issuedBy(authority());
    }
  },
  CLIENT {
    @Override
    IssuedCertificate make() throws GeneralSecurityException, IOException {
      return CertificateMaker.leaf("a client").forClients().issuedBy(authority());
    }
  };

  private OnDisk files;

  abstract IssuedCertificate make() throws GeneralSecurityException, IOException;

  /** Its files; made on first use. */
  public synchronized OnDisk files() {
    if (files == null) {
      try {
        files = make().writeTo(Directory.PATH, name());
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("Cannot make " + this, e);
      }
    }
    return files;
  }

  /** PKCS #12 with its key. */
  public Path keyStore() {
    return files().keyStore();
  }

  /** PKCS #12 with the authority that every good certificate comes from. */
  public static Path trustStore() {
    return ECDSA.files().trustStore();
  }

  /** The same authority as PEM. */
  public static Path authorityPem() {
    return ECDSA.files().caPem();
  }

  private static CertificateMaker good() throws IOException {
    return CertificateMaker.leaf("localhost")
        .dns("localhost")
        .ip("127.0.0.1")
        .ip("::1")
        .forServers();
  }

  private static IssuedCertificate authority() {
    return Authority.ISSUER;
  }

  /** Holders: an enum constant may not touch static fields of its enum while it is made. */
  private static final class Authority {
    static final IssuedCertificate ISSUER = make();

    private static IssuedCertificate make() {
      try {
        return CertificateMaker.authority("Portcullis test authority").selfSigned();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Directory {
    static final Path PATH = make();

    private static Path make() {
      try {
        return Files.createTempDirectory("portcullis-pki");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
