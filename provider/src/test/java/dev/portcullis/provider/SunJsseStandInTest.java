package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in for SunJSSE as it is listed in {@code java.security}, each in a JVM of its own. */
class SunJsseStandInTest {
  private static final String STAND_IN = "dev.portcullis.provider.SunJsseStandIn";

  @TempDir Path directory;

  @Test
  void standIn_asTheSampleListsIt_servesWhatTheMainEntryServes() throws IOException {
    assertEquals(
        """
        TLS: Portcullis, TLSv1.3
        by name: SunJSSE, TLSv1.3
        first called SunJSSE among those with TLS, as object: SunJSSE, TLSv1.3
        PKIX by name: SunJSSE
        key stores by name: none
        default key store: loaded
        findings: []\
        """,
        run(edited("security.provider.1=Portcullis", "security.provider.1=Portcullis modern")));
  }

  /** Programs that take the first of the list and want it to be called SunJSSE. */
  @Test
  void standIn_listedBeforeTheMainEntry_servesItsPolicy() throws IOException {
    String first =
        edited("security.provider.1=Portcullis", "security.provider.1=" + STAND_IN)
            .replace("security.provider.2=SUN\n", "security.provider.2=Portcullis modern\n")
            .replace("security.provider.15=" + STAND_IN, "security.provider.15=SUN");
    assertEquals(
        """
        TLS: SunJSSE, TLSv1.3
        by name: SunJSSE, TLSv1.3
        first called SunJSSE among those with TLS, as object: SunJSSE, TLSv1.3
        PKIX by name: SunJSSE
        key stores by name: none
        default key store: loaded
        findings: []\
        """,
        run(first));
  }

  @Test
  void standIn_secondLineTakenFromTheComment_isGone() throws IOException {
    String without = edited("#security.provider.15=SUN", "security.provider.15=SUN");
    assertEquals(
        "by name: NoSuchProviderException: no such provider: SunJSSE",
        run(without).lines().filter(line -> line.startsWith("by name")).findFirst().orElse(""));
  }

  /** A misspelt main entry must not end in a policy that nobody named. */
  @Test
  void standIn_alone_refusesAndLeavesKeyStoresBe() throws IOException {
    String refusal =
        "ProviderException: Portcullis refuses all TLS: its stand-in for SunJSSE is in the list of"
            + " security providers, but Portcullis itself is not; list both as java.security.sample"
            + " does, or neither";
    assertEquals(
        """
        TLS: %1$s
        by name: %1$s
        first called SunJSSE among those with TLS, as object: %1$s
        PKIX by name: %1$s
        key stores by name: none
        default key store: loaded
        findings: [gate-not-listed]\
        """
            .formatted(refusal),
        run(edited("security.provider.1=Portcullis", "security.provider.1=Portculis modern")));
  }

  @Test
  void standIn_behindAnotherProviderCalledPortcullis_refuses() throws IOException {
    String shadow = Shadow.class.getName();
    String line =
        run(edited("security.provider.1=Portcullis", "security.provider.1=" + shadow))
            .lines()
            .findFirst()
            .orElse("");
    assertEquals(
        "TLS: ProviderException: Portcullis refuses all TLS: its stand-in for SunJSSE is in the list"
            + " of security providers, but the provider named Portcullis is another class, "
            + shadow
            + "; list both as java.security.sample does, or neither",
        line);
  }

  /** The delegate is SunJSSE itself, which must not be looked for under its own name. */
  @Test
  void standIn_beforeTheDelegateOfItsName_doesNotMeetItself() throws IOException {
    Path policy =
        Files.writeString(
            directory.resolve("sun.toml"),
            """
            format = 1
            id = "sun"
            extends = "intermediate@2026-11"
            delegate = "SunJSSE"
            on-unenforceable = "warn"
            """);
    String seen =
        run(edited("security.provider.1=Portcullis", "security.provider.1=Portcullis " + policy));
    assertEquals(
        List.of(
            "TLS: Portcullis, TLSv1.3,TLSv1.2",
            "by name: SunJSSE, TLSv1.3,TLSv1.2",
            "first called SunJSSE among those with TLS, as object: SunJSSE, TLSv1.3,TLSv1.2"),
        seen.lines().filter(line -> line.contains("TLSv1")).toList());
  }

  @Test
  void standIn_itsServices_areThreeTypesAndNoKeyStore() {
    assertEquals(
        Set.of("SSLContext", "KeyManagerFactory", "TrustManagerFactory"),
        new SunJsseStandIn()
            .getServices().stream().map(Provider.Service::getType).collect(Collectors.toSet()));
  }

  @Test
  void standIn_writtenToAStream_refuses() throws IOException {
    ObjectOutputStream stream = new ObjectOutputStream(new ByteArrayOutputStream());
    assertThrows(NotSerializableException.class, () -> stream.writeObject(new SunJsseStandIn()));
  }

  private static String edited(String line, String replacement) throws IOException {
    String text = Files.readString(ForkedJvm.root().resolve("java.security.sample"));
    assertEquals(2, text.split("(?m)^" + line + "$", -1).length, line);
    return text.replaceFirst("(?m)^" + line + "$", Matcher.quoteReplacement(replacement));
  }

  private String run(String security) throws IOException {
    Path file = Files.writeString(directory.resolve("edited.security"), security);
    String output = ForkedJvm.run(List.of("-Djava.security.properties=" + file), Program.class);
    return output
        .lines()
        .filter(line -> !line.startsWith("WARNING: ") && !line.contains("events.Events"))
        .collect(Collectors.joining("\n"));
  }

  /** Goes by our name. */
  public static final class Shadow extends Provider {
    private static final long serialVersionUID = 1L;

    public Shadow() {
      super("Portcullis", "1", "is another");
    }
  }

  /** Looks for SunJSSE as programs do. */
  public static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      show("TLS", () -> described(SSLContext.getInstance("TLS")));
      show("by name", () -> described(SSLContext.getInstance("TLS", "SunJSSE")));
      show(
          "first called SunJSSE among those with TLS, as object",
          () -> described(SSLContext.getInstance("TLS", firstSunJsse())));
      show(
          "PKIX by name",
          () -> TrustManagerFactory.getInstance("PKIX", "SunJSSE").getProvider().getName());
      show("key stores by name", Program::keyStores);
      show("default key store", Program::defaultKeyStore);
      show("findings", () -> PortcullisProvider.verify().stream().map(f -> f.id()).toList());
    }

    /** As gRPC does. */
    private static Provider firstSunJsse() {
      return Arrays.stream(Security.getProviders("SSLContext.TLS"))
          .filter(provider -> provider.getName().equals("SunJSSE"))
          .findFirst()
          .orElseThrow();
    }

    private static String described(SSLContext context) throws Exception {
      context.init(null, null, null);
      return context.getProvider().getName()
          + ", "
          + String.join(",", context.getDefaultSSLParameters().getProtocols());
    }

    private static String keyStores() {
      Provider named = Security.getProvider("SunJSSE");
      boolean any = named.getServices().stream().anyMatch(s -> s.getType().equals("KeyStore"));
      return any ? "some" : "none";
    }

    private static String defaultKeyStore() throws Exception {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      return "loaded";
    }

    private static void show(String what, Callable<?> call) {
      String seen;
      try {
        seen = String.valueOf(call.call());
      } catch (Exception e) {
        seen = e.getClass().getSimpleName() + ": " + e.getMessage();
      }
      System.out.println(what + ": " + seen);
    }
  }
}
