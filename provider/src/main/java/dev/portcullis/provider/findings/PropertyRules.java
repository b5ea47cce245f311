package dev.portcullis.provider.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System and security properties that weaken TLS around or behind the gate. Pure; a table. */
public final class PropertyRules {

  /**
   * A property and the value that is dangerous.
   *
   * @param value the dangerous value, or {@code *} for any but false
   */
  private record Danger(String name, String value, String effect) {}

  private static final List<Danger> SYSTEM =
      List.of(
          new Danger(
              "jsse.enableSNIExtension", "false", "servers are not told which name is meant"),
          new Danger(
              "sun.security.ssl.allowUnsafeRenegotiation",
              "true",
              "SunJSSE renegotiates without RFC 5746"),
          new Danger(
              "jdk.tls.allowUnsafeServerCertChange",
              "true",
              "a server may change its identity in a renegotiation"),
          new Danger(
              "jdk.tls.useExtendedMasterSecret",
              "false",
              "SunJSSE speaks TLS 1.2 without RFC 7627"),
          new Danger(
              "jdk.tls.trustNameService",
              "true",
              "names from reverse DNS count as reference identity"),
          new Danger(
              "org.bouncycastle.jsse.client.assumeOriginalHostName",
              "true",
              "names from reverse DNS count as reference identity"),
          new Danger(
              "org.bouncycastle.jsse.client.acceptRenegotiation",
              "true",
              "Bouncy Castle clients renegotiate"),
          new Danger(
              "jdk.security.allowNonCaAnchor",
              "true",
              "a trust anchor that is no CA may issue certificates"),
          new Danger(
              "jdk.internal.httpclient.disableHostnameVerification",
              "*",
              "java.net.http asks for no identity check; the policy still makes one"),
          new Danger(
              "com.sun.jndi.ldap.object.disableEndpointIdentification",
              "true",
              "LDAP asks for no identity check; the policy still makes one"),
          new Danger(
              "jdk.rmi.ssl.client.enableEndpointIdentification",
              "false",
              "RMI asks for no identity check; the policy still makes one"));

  private static final List<Danger> SECURITY =
      List.of(
          new Danger(
              "jdk.security.allowNonCaAnchor",
              "true",
              "a trust anchor that is no CA may issue certificates"));

  /** The system properties that {@link #findings} looks at. */
  public static final List<String> SYSTEM_NAMES = SYSTEM.stream().map(Danger::name).toList();

  /** The security properties that {@link #findings} looks at. */
  public static final List<String> SECURITY_NAMES = SECURITY.stream().map(Danger::name).toList();

  private PropertyRules() {}

  /** What weakens TLS among properties; those that are not set are absent from the maps. */
  public static List<Finding> findings(Map<String, String> system, Map<String, String> security) {
    List<Finding> findings = new ArrayList<>(in(SYSTEM, system, "system property"));
    findings.addAll(in(SECURITY, security, "security property"));
    return List.copyOf(findings);
  }

  private static List<Finding> in(List<Danger> dangers, Map<String, String> values, String kind) {
    return dangers.stream()
        .filter(danger -> isSet(danger, values.get(danger.name())))
        .map(
            danger ->
                new Finding(
                    "dangerous-property",
                    "The %s %s is %s: %s"
                        .formatted(kind, danger.name(), values.get(danger.name()), danger.effect()),
                    "remove it"))
        .toList();
  }

  private static boolean isSet(Danger danger, @Nullable String value) {
    if (value == null) {
      return false;
    }
    String word = value.strip().toLowerCase(Locale.ROOT);
    return danger.value().equals("*") ? !word.equals("false") : word.equals(danger.value());
  }
}
