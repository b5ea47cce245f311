package dev.portcullis.policy.text;

import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said of hosts and of days, as a file writes it and as a program makes it. */
final class PeerExamples {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final String A = digest(1);
  private static final String B = digest(2);
  private static final String C = digest(3);

  /** By key: how it is written, and the value. */
  static final Map<String, Map.Entry<String, PeerRules>> ONCE =
      Map.of(
          "mode",
          Map.entry("\"report\"", peers(Mode.REPORT, Set.of(), null, null, 30, 400)),
          "report-only",
          Map.entry(
              "[\"keys.rsa-min\"]",
              peers(Mode.ENFORCE, Set.of("keys.rsa-min"), null, null, 30, 400)),
          "shadow",
          Map.entry(
              "\"modern@2026-11\"", peers(Mode.ENFORCE, Set.of(), "modern@2026-11", null, 30, 400)),
          "sunset",
          Map.entry(
              "2999-12-31",
              peers(Mode.ENFORCE, Set.of(), null, LocalDate.of(2999, 12, 31), 30, 400)),
          "warn-before-days",
          Map.entry("7", peers(Mode.ENFORCE, Set.of(), null, null, 7, 400)),
          "exceptions.max-days",
          Map.entry("60", peers(Mode.ENFORCE, Set.of(), null, null, 30, 60)));

  /** An array's element with a value for each of its keys but rules of hosts. */
  static final Map<String, String> WRITTEN =
      Map.of(
          "pin",
          """
          host = "*.a.example"
          sha256 = ["%s"]
          backup = ["%s", "%s"]
          expires = 2026-11-30
          after-expiry = "ignore"
          mode = "report"
          """
              .formatted(A, B, C),
          "host",
          """
          match = "*.a.example:8443"
          mode = "report"
          """,
          "exception",
          """
          host = "10.0.0.0/8"
          role = "server"
          rules = ["keys.rsa-min=1024"]
          allow = ["secp256k1"]
          reason = "why"
          owner = "who"
          expires = 2026-11-30
          ticket = "T-1"
          """,
          "retire",
          """
          name = "TLSv1.1"
          after = 2026-11-30
          """);

  private PeerExamples() {}

  static Pin pin() {
    return new Pin(
        PeerPattern.parse("*.a.example"),
        List.of(A),
        List.of(B, C),
        DAY,
        Pin.AfterExpiry.IGNORE,
        Mode.REPORT);
  }

  static PeerRules host(HostRules host) {
    return arrays(List.of(host), List.of(), List.of());
  }

  static PeerRules exception() {
    ExceptionRule exception =
        new ExceptionRule(
            Role.SERVER,
            PeerPattern.parse("10.0.0.0/8"),
            List.of(
                new Grant<>(Rules.RSA_MIN, 1024),
                Grant.names(Rules.GROUPS_ALLOW, NamedGroup.byName("secp256k1").orElseThrow())),
            "why",
            "who",
            DAY,
            Optional.of("T-1"));
    return arrays(List.of(), List.of(exception), List.of());
  }

  static PeerRules retirement() {
    Retirement retirement = new Retirement(ProtocolVersion.TLS_1_1.jsseName(), DAY);
    return arrays(List.of(), List.of(), List.of(retirement));
  }

  private static PeerRules arrays(
      List<HostRules> hosts, List<ExceptionRule> exceptions, List<Retirement> retirements) {
    return new PeerRules(
        Mode.ENFORCE,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        PeerRules.WARN_BEFORE_DAYS,
        PeerRules.EXCEPTIONS_MAX_DAYS,
        hosts,
        exceptions,
        retirements);
  }

  private static PeerRules peers(
      Mode mode, Set<String> report, String shadow, LocalDate sunset, int warn, int maxDays) {
    return new PeerRules(
        mode,
        report,
        Optional.ofNullable(shadow),
        Optional.ofNullable(sunset),
        warn,
        maxDays,
        List.of(),
        List.of(),
        List.of());
  }

  private static String digest(int first) {
    byte[] octets = new byte[32];
    octets[0] = (byte) first;
    return Base64.getEncoder().encodeToString(octets);
  }
}
