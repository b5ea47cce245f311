package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.IdentityRules.Wildcard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public suffix list costs time and memory; only a covering wildcard may load it. */
class PublicSuffixesLoadingTest {
  @ParameterizedTest
  @CsvSource({
    "www.example.com, www.example.com, false",
    "www.example.com, other.example.com, false",
    "www.example.com, *.example.org, false",
    "192.0.2.1, *.example.com, false",
    "www.example.com, *.com, false",
    "example.com, *.com, false",
    "www.example.com, *.example.com, true"
  })
  void verify_names_loadGuavaOnlyForACoveringWildcard(String host, String name, boolean loads)
      throws Exception {
    RecordingLoader loader = new RecordingLoader();
    loader
        .loadClass(Probe.class.getName())
        .getMethod("run", String.class, byte[].class)
        .invoke(
            null,
            host,
            CertificateWithNames.of(List.of(CertificateWithNames.dns(name))).getEncoded());
    assertEquals(loads, loader.guavaLoaded);
  }

  /** Runs inside the recording loader. */
  public static final class Probe {
    private Probe() {}

    public static void run(String host, byte[] certificate) throws Exception {
      IdentityVerifier.verify(
          ReferenceIdentity.parse(host),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate)),
          new IdentityRules(NoReferenceIdentity.REFUSE, Wildcard.LEFTMOST_LABEL));
    }
  }

  /** Loads everything of ours and of Guava anew from the class path. */
  private static final class RecordingLoader extends ClassLoader {
    private boolean guavaLoaded;

    RecordingLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      guavaLoaded |= name.startsWith("com.google.");
      String file = name.replace('.', '/') + ".class";
      try (InputStream in =
          PublicSuffixesLoadingTest.class.getClassLoader().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
