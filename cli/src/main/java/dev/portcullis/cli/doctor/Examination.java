package dev.portcullis.cli.doctor;

import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicyReader;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.findings.AlgorithmRules;
import dev.portcullis.provider.findings.BypassRules;
import dev.portcullis.provider.findings.ContextNames;
import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.findings.OverrideRules;
import dev.portcullis.provider.findings.OverrideRules.Target;
import dev.portcullis.provider.findings.PackageRules;
import dev.portcullis.provider.findings.PolicyRules;
import dev.portcullis.provider.findings.PropertyRules;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Puts what a probe saw before the rules of {@code dev.portcullis.provider.findings}, check by
 * check. Reads the files that the examined JVM named; decides nothing itself. For one thread.
 */
final class Examination {
  /** The Java version from which java.net.http speaks HTTP/3. */
  private static final int HTTP_3 = 26;

  private final Facts facts;
  private final List<Check> checks = new ArrayList<>();

  private Examination(Facts facts) {
    this.facts = facts;
  }

  /** The checks in the order of the report. */
  static List<Check> of(Facts facts) throws IOException {
    return new Examination(facts).run();
  }

  private List<Check> run() throws IOException {
    override();
    judged(
        "provider-list",
        "no other JSSE is listed, preferred or put in place of SSLContext",
        BypassRules.findings(facts.providers(), facts.all("security")));
    served();
    sunJsse();
    packages();
    policy();
    judged(
        "properties",
        "no property that weakens TLS is set",
        PropertyRules.findings(facts.all("system"), facts.all("security")));
    algorithms();
    classPath();
    checks.add(
        Check.info(
            "delegate",
            "bctls 1.84 has CVE-2026-59638 and CVE-2026-58062; behind Portcullis neither is"
                + " reachable: it checks names itself and takes the JDK's trust managers"));
    return List.copyOf(checks);
  }

  private void judged(String id, String sound, List<Finding> findings) {
    if (findings.isEmpty()) {
      checks.add(Check.ok(id, sound));
    }
    findings.forEach(finding -> checks.add(Check.of(finding)));
  }

  private void override() {
    if (facts.get("system java.security.properties").isEmpty()) {
      checks.add(Check.info("override", "no -Djava.security.properties is given"));
      return;
    }
    String value = facts.system("java.security.properties");
    String permitted = facts.security("security.overridePropertiesFile");
    judged(
        "override",
        "-Djava.security.properties=" + value + " was read",
        OverrideRules.finding(value, target(value), permitted).stream().toList());
  }

  /** As the JDK looks for it: a path, else a URL; {@code ==} replaces instead of adding. */
  private static Target target(String value) {
    String name = value.startsWith("=") ? value.substring(1) : value;
    try {
      Path path = name.startsWith("file:") ? Path.of(URI.create(name)) : Path.of(name);
      if (!Files.exists(path)) {
        return Target.MISSING;
      }
      if (Files.isDirectory(path)) {
        return Target.DIRECTORY;
      }
      return Files.isReadable(path) ? Target.FILE : Target.UNREADABLE;
    } catch (IllegalArgumentException e) {
      return Target.MISSING;
    }
  }

  private void served() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String name : ContextNames.ALL) {
      String by = facts.get("context " + name).orElse("nobody");
      names.computeIfAbsent(by, key -> new ArrayList<>()).add(name);
    }
    names.forEach(
        (by, served) ->
            checks.add(
                Check.info("context", "SSLContext " + String.join(", ", served) + ": " + by)));
    checks.add(Check.info("keys", "KeyManagerFactory " + facts.get("keys").orElse("")));
    checks.add(Check.info("trust", "TrustManagerFactory " + facts.get("trust").orElse("")));
  }

  /** Who answers to the name that programs write into their source. */
  private void sunJsse() {
    String by =
        facts.providers().stream()
            .filter(provider -> provider.name().equals("SunJSSE"))
            .map(provider -> provider.isStandIn() ? "the stand-in of Portcullis" : "the JDK's own")
            .findFirst()
            .orElse("nobody; programs that ask for it get NoSuchProviderException");
    checks.add(Check.info("sun-jsse", "SunJSSE by name: " + by));
  }

  private void packages() {
    List<Finding> findings = new ArrayList<>();
    for (String name : PackageRules.PACKAGES) {
      PackageRules.finding(name, facts.access(name), "The command line").ifPresent(findings::add);
    }
    judged("packages", "no package of TLS is opened to programs", findings);
  }

  private void policy() {
    facts
        .get("policy problem")
        .ifPresent(
            problem ->
                checks.add(
                    Check.of(new Finding("policy-unusable", problem, "mend the policy file"))));
    facts.get("policy").ifPresent(this::policy);
  }

  private void policy(String canonical) {
    try {
      PolicyDocument document = PolicyReader.readCanonical(canonical, "the policy in force");
      String source = facts.get("policy source").orElse("");
      String inForce =
          "TLS policy %s (%s), digest %s"
              .formatted(document.policy().id(), source, document.digest().substring(0, 12));
      checks.add(Check.info("policy-in-force", inForce));
      judged("policy", "the policy is not loose", PolicyRules.findings(document.policy()));
    } catch (PolicySyntaxException e) {
      checks.add(
          Check.of(
              new Finding(
                  "version-mismatch",
                  "the JVM's Portcullis speaks another policy language: " + e.getMessage(),
                  "use the doctor of the same version")));
    }
  }

  private void algorithms() throws IOException {
    Path shipped =
        Path.of(facts.system("java.home"))
            .resolve("conf")
            .resolve("security")
            .resolve("java.security");
    if (!Files.isReadable(shipped)) {
      checks.add(Check.info("algorithms", "cannot compare: " + shipped + " is not readable"));
      return;
    }
    Properties file = new Properties();
    try (Reader in = Files.newBufferedReader(shipped)) {
      file.load(in);
    }
    List<Finding> findings = new ArrayList<>();
    for (String name : AlgorithmRules.PROPERTIES) {
      AlgorithmRules.finding(name, file.getProperty(name, ""), facts.security(name))
          .ifPresent(findings::add);
    }
    judged("algorithms", "the JDK's lists of disabled algorithms are whole", findings);
  }

  private void classPath() throws IOException {
    boolean off = Boolean.parseBoolean(facts.system("io.netty.handler.ssl.noOpenSsl"));
    ClassPathScan scan = new ClassPathScan(off);
    List<Finding> findings = scan.findings(facts.path(), facts.serverDirectories());
    judged("class-path", "no other TLS stack is on the class path", findings);
    scan.notes().forEach((text, id) -> checks.add(Check.info(id, text)));
    if (Runtime.Version.parse(facts.system("java.version")).feature() >= HTTP_3) {
      checks.add(
          Check.info(
              "http3-possible",
              "java.net.http of this JDK can speak HTTP/3, with the JDK's own JSSE only: behind"
                  + " Portcullis it uses HTTP/2"));
    }
    for (String entry : scan.missing()) {
      checks.add(Check.info("class-path-missing", entry + " is on the class path and not there"));
    }
  }
}
