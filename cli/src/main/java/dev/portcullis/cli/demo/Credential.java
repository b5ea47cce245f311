package dev.portcullis.cli.demo;

import dev.portcullis.cli.pki.CertificateMaker;
import dev.portcullis.cli.pki.IssuedCertificate;
import dev.portcullis.cli.pki.KeyKind;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;

/** The certificates of the demonstration's servers, each with at most one thing wrong. */
enum Credential {
  GOOD {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      return leaf(HOST).dns(HOST).issuedBy(ca);
    }
  },
  /** For servers too old for elliptic curves. */
  GOOD_RSA {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      return leaf(HOST).dns(HOST).key(KeyKind.rsa(2048)).issuedBy(ca);
    }
  },
  WRONG_HOST {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      return leaf("other.example").dns("other.example").issuedBy(ca);
    }
  },
  /** No subjectAltName: RFC 9525, Section 2, does not let the common name stand for a host. */
  CN_ONLY {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      return leaf(HOST).issuedBy(ca);
    }
  },
  EXPIRED {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      Instant yesterday = Instant.now().minus(Duration.ofDays(1));
      return leaf(HOST)
          .dns(HOST)
          .valid(yesterday.minus(Duration.ofDays(90)), yesterday)
          .issuedBy(ca);
    }
  },
  SELF_SIGNED {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      return leaf(HOST).dns(HOST).selfSigned();
    }
  },
  RSA_1024 {
    @Override
    IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException {
      return leaf(HOST).dns(HOST).key(KeyKind.rsa(1024)).issuedBy(ca);
    }
  };

  /** The host under which every server is visited. */
  static final String HOST = "localhost";

  /** A fresh key and its certificate, issued by {@code ca} unless that is what is wrong with it. */
  abstract IssuedCertificate issue(IssuedCertificate ca) throws GeneralSecurityException;

  private static CertificateMaker leaf(String name) {
    return CertificateMaker.leaf(name).forServers();
  }
}
