package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No name of the running JDK's JSSE is left to the next provider of the list. */
class ServiceTableTest {
  private static final Set<String> TYPES =
      Set.of("SSLContext", "KeyManagerFactory", "TrustManagerFactory");
  private static final String ALIAS = "Alg.Alias.";

  @Test
  void entries_everyNameOfSunJsse_isServed() {
    Set<String> missing = sunJsseNames();
    missing.removeAll(ourNames());
    assertEquals(Set.of(), missing);
  }

  @Test
  void sunJsse_itsNames_areFoundByThisTest() {
    assertTrue(
        sunJsseNames()
            .containsAll(
                Set.of("SSLCONTEXT.TLS", "SSLCONTEXT.SSL", "TRUSTMANAGERFACTORY.SUNPKIX")));
  }

  @Test
  @Tag("seed-18")
  void entries_theirTypes_areTheThreeOfJsse() {
    assertEquals(
        TYPES,
        ServiceTable.ENTRIES.stream().map(ServiceTable.Entry::type).collect(Collectors.toSet()));
  }

  @Test
  void entries_everyName_isThereOnce() {
    assertEquals(ServiceTable.ENTRIES.size(), ourNames().size());
  }

  @Test
  void provider_itsServices_areThoseOfTheTable() {
    Set<String> served = new TreeSet<>();
    for (Provider.Service service : new PortcullisProvider().getServices()) {
      served.add(key(service.getType(), service.getAlgorithm()));
    }
    assertEquals(ourNames(), served);
  }

  @Test
  void lookups_everyNameInEverySpelling_neverReachTheNextProvider() {
    String output = ForkedJvm.run(List.of(), Probe.class); // a warning about SunJSSE comes first
    assertEquals("69 instances, reached: []", output.substring(output.lastIndexOf('\n') + 1));
  }

  private static Set<String> ourNames() {
    return ServiceTable.ENTRIES.stream()
        .map(entry -> key(entry.type(), entry.algorithm()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> sunJsseNames() {
    Provider sunJsse = Security.getProvider("SunJSSE");
    Set<String> names = new TreeSet<>();
    for (Provider.Service service : sunJsse.getServices()) {
      names.add(key(service.getType(), service.getAlgorithm()));
    }
    for (String property : sunJsse.stringPropertyNames()) {
      if (property.startsWith(ALIAS)) {
        names.add(property.substring(ALIAS.length()).toUpperCase(Locale.ROOT));
      }
    }
    names.removeIf(name -> TYPES.stream().noneMatch(t -> name.startsWith(key(t, ""))));
    return names;
  }

  private static String key(String type, String algorithm) {
    return (type + "." + algorithm).toUpperCase(Locale.ROOT);
  }

  /** Asks for every name, with a provider behind ours that notes what it is asked for. */
  public static final class Probe {
    private static final List<String> REACHED = new ArrayList<>();

    private Probe() {}

    public static void main(String[] arguments) throws Exception {
      Security.insertProviderAt(new PortcullisProvider(), 1);
      Security.insertProviderAt(new Recorder(), 2);
      SSLContext.getInstance("TLS"); // the check of the list asks everybody, once
      REACHED.clear();
      int instances = 0;
      for (ServiceTable.Entry entry : ServiceTable.ENTRIES) {
        for (String name : spellings(entry.algorithm())) {
          instances += provider(entry.type(), name).equals("Portcullis") ? 1 : 0;
        }
      }
      System.out.println(instances + " instances, reached: " + REACHED);
    }

    private static List<String> spellings(String name) {
      return List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    private static String provider(String type, String name) throws Exception {
      return switch (type) {
        case ServiceTable.CONTEXT -> SSLContext.getInstance(name).getProvider().getName();
        case ServiceTable.KEY_MANAGERS ->
            KeyManagerFactory.getInstance(name).getProvider().getName();
        default -> TrustManagerFactory.getInstance(name).getProvider().getName();
      };
    }

    private static final class Recorder extends Provider {
      private static final long serialVersionUID = 1L;

      Recorder() {
        super("Recorder", "1", "notes what it is asked for");
      }

      @Override
      public Service getService(String type, String algorithm) {
        if (TYPES.contains(type)) {
          REACHED.add(type + "." + algorithm);
        }
        return null;
      }
    }
  }
}
