package dev.portcullis.conformance.app;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;

/**
 * Applies what options ask for, through the setters that programs use. A setter that refuses is
 * noted as {@code setter.NAME} and the program goes on, as careless programs do.
 */
final class Settings {

  private final Fields options;
  private final Fields notes = new Fields();

  Settings(Fields options) {
    this.options = options;
  }

  /** What the setters said and what the getters show afterwards. */
  Fields apply(Endpoint endpoint) {
    attempt("protocols", () -> endpoint.protocols(names("protocols")));
    attempt("suites", () -> endpoint.suites(names("suites")));
    attempt("widen", () -> endpoint.protocols(endpoint.supportedProtocols()));
    attempt("fresh", () -> endpoint.parameters(new SSLParameters()));
    attempt("flip", () -> flip(endpoint));
    parameterSetters().forEach((name, setter) -> attempt(name, () -> change(endpoint, setter)));
    return notes
        .put("enabled.protocols", Contexts.join(endpoint.enabledProtocols()))
        .put("enabled.suites", Contexts.join(endpoint.enabledSuites()));
  }

  private String[] names(String option) {
    return options.list(option).toArray(String[]::new);
  }

  private void attempt(String option, Runnable setter) {
    if (!options.has(option)) {
      return;
    }
    try {
      setter.run();
    } catch (RuntimeException refused) {
      notes.put("setter." + option, Failure.oneLine(refused));
    }
  }

  private void flip(Endpoint endpoint) {
    endpoint.clientMode(false);
    endpoint.parameters(new SSLParameters());
    endpoint.clientMode(true);
  }

  private void change(Endpoint endpoint, Consumer<SSLParameters> setter) {
    SSLParameters parameters = endpoint.parameters();
    setter.accept(parameters);
    endpoint.parameters(parameters);
  }

  private Map<String, Consumer<SSLParameters>> parameterSetters() {
    Map<String, Consumer<SSLParameters>> table = new TreeMap<>();
    table.put("eia", p -> p.setEndpointIdentificationAlgorithm(eia()));
    table.put("parameter-protocols", p -> p.setProtocols(names("parameter-protocols")));
    table.put("parameter-suites", p -> p.setCipherSuites(names("parameter-suites")));
    table.put("alpn", p -> p.setApplicationProtocols(names("alpn")));
    table.put("sni", p -> p.setServerNames(sni()));
    table.put("matcher", p -> p.setSNIMatchers(List.of(matcher())));
    table.put("client-auth", p -> clientAuth(p));
    table.put("order", p -> p.setUseCipherSuitesOrder(options.get("order").equals("server")));
    table.put("groups", p -> reflect(p, "setNamedGroups", names("groups")));
    table.put("schemes", p -> reflect(p, "setSignatureSchemes", names("schemes")));
    return table;
  }

  private String eia() {
    return options.get("eia").equals("null") ? null : options.get("eia");
  }

  private List<SNIServerName> sni() {
    return options.list("sni").stream().<SNIServerName>map(SNIHostName::new).toList();
  }

  private javax.net.ssl.SNIMatcher matcher() {
    return SNIHostName.createSNIMatcher(options.get("matcher"));
  }

  private void clientAuth(SSLParameters parameters) {
    switch (options.get("client-auth")) {
      case "need" -> parameters.setNeedClientAuth(true);
      case "want" -> parameters.setWantClientAuth(true);
      default -> parameters.setNeedClientAuth(false);
    }
  }

  /** Setters newer than Java 17; their absence is an answer too. */
  private static void reflect(SSLParameters parameters, String name, String[] value) {
    try {
      Method setter = SSLParameters.class.getMethod(name, String[].class);
      setter.invoke(parameters, (Object) value);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException(name + ": " + e, e);
    }
  }
}
