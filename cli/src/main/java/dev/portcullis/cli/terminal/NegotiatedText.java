package dev.portcullis.cli.terminal;

import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a handshake agreed on, in words. Stateless. */
public final class NegotiatedText {
  private NegotiatedText() {}

  /** What there is, by words; what could not be seen comes with the reason. */
  public static Map<String, String> forPeople(HandshakeFacts facts) {
    Map<String, String> agreed = new LinkedHashMap<>();
    agreed.put("version", facts.protocol());
    agreed.put("cipher suite", facts.cipherSuite());
    put("group", facts.group(), agreed);
    put("signature scheme", facts.signatureScheme(), agreed);
    put("extended master secret", facts.extendedMasterSecret(), agreed);
    put("secure renegotiation", facts.secureRenegotiation(), agreed);
    put("encrypt-then-MAC", facts.encryptThenMac(), agreed);
    put("application protocol", facts.applicationProtocol(), agreed);
    put("server name", facts.serverName(), agreed);
    put("resumed", facts.resumed(), agreed);
    return agreed;
  }

  private static <T> void put(String name, Fact<T> fact, Map<String, String> agreed) {
    if (fact instanceof Fact.Unknown<T> unknown) {
      agreed.put(name, "unknown: " + unknown.reason());
    } else {
      fact.seen().ifPresent(value -> agreed.put(name, value.toString()));
    }
  }

  /** One JSON object with every member of {@link HandshakeFacts} but the role, as texts. */
  public static String json(HandshakeFacts facts) {
    Map<String, Object> agreed = new LinkedHashMap<>();
    agreed.put("protocol", facts.protocol());
    agreed.put("cipherSuite", facts.cipherSuite());
    agreed.put("group", facts.group());
    agreed.put("signatureScheme", facts.signatureScheme());
    agreed.put("extendedMasterSecret", facts.extendedMasterSecret());
    agreed.put("secureRenegotiation", facts.secureRenegotiation());
    agreed.put("encryptThenMac", facts.encryptThenMac());
    agreed.put("applicationProtocol", facts.applicationProtocol());
    agreed.put("serverName", facts.serverName());
    agreed.put("resumed", facts.resumed());
    return agreed.entrySet().stream()
        .map(e -> Plain.json(e.getKey()) + ": " + Plain.json(e.getValue().toString()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
