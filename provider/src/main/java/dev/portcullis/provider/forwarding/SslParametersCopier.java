package dev.portcullis.provider.forwarding;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The only place that copies {@link SSLParameters}, or reaches the properties that came after Java
 * 17.
 *
 * <p>A copy has every property of the running JDK, those unknown today included. Null stays null
 * (to JSSE it means "unchanged"); SNI names and matchers and algorithm constraints are the same
 * objects. It judges no value. Stateless, so safe for threads as long as nobody changes the source
 * meanwhile.
 */
public final class SslParametersCopier {

  private static final Set<String> KNOWN =
      Set.of(
          "AlgorithmConstraints",
          "ApplicationProtocols",
          "CipherSuites",
          "EnableRetransmissions",
          "EndpointIdentificationAlgorithm",
          "MaximumPacketSize",
          "NeedClientAuth",
          "Protocols",
          "SNIMatchers",
          "ServerNames",
          "UseCipherSuitesOrder",
          "WantClientAuth");

  private static final List<ParameterProperty> NEWER = ParameterProperty.except(KNOWN);
  private static final @Nullable ParameterProperty NAMED_GROUPS = newer("NamedGroups");
  private static final @Nullable ParameterProperty SIGNATURE_SCHEMES = newer("SignatureSchemes");

  private SslParametersCopier() {}

  /** A new object with all properties of {@code source}; a subclass is copied by its getters. */
  public static SSLParameters copy(SSLParameters source) {
    SSLParameters copy = new SSLParameters();
    copyNegotiation(source, copy);
    copyIdentity(source, copy);
    copyTransport(source, copy);
    for (ParameterProperty property : NEWER) {
      property.copy(source, copy);
    }
    return copy;
  }

  /** Whether this JDK's SSLParameters has named groups (Java 20). */
  public static boolean hasNamedGroups() {
    return NAMED_GROUPS != null;
  }

  /** Whether this JDK's SSLParameters has signature schemes (Java 19). */
  public static boolean hasSignatureSchemes() {
    return SIGNATURE_SCHEMES != null;
  }

  /** The named groups, or null if none were set or this JDK has no such property. */
  public static String @Nullable [] namedGroups(SSLParameters parameters) {
    return NAMED_GROUPS == null ? null : (String[]) NAMED_GROUPS.get(parameters);
  }

  /** The signature schemes, or null if none were set or this JDK has no such property. */
  public static String @Nullable [] signatureSchemes(SSLParameters parameters) {
    return SIGNATURE_SCHEMES == null ? null : (String[]) SIGNATURE_SCHEMES.get(parameters);
  }

  /**
   * Sets the named groups; null restores the provider's default.
   *
   * @throws UnsupportedOperationException unless {@link #hasNamedGroups()}
   * @throws IllegalArgumentException if a name is blank or occurs twice
   */
  public static void setNamedGroups(SSLParameters parameters, String @Nullable [] groups) {
    required(NAMED_GROUPS, "NamedGroups", 20).set(parameters, groups);
  }

  /**
   * Sets the signature schemes; null restores the provider's default.
   *
   * @throws UnsupportedOperationException unless {@link #hasSignatureSchemes()}
   * @throws IllegalArgumentException if a name is blank
   */
  public static void setSignatureSchemes(SSLParameters parameters, String @Nullable [] schemes) {
    required(SIGNATURE_SCHEMES, "SignatureSchemes", 19).set(parameters, schemes);
  }

  private static void copyNegotiation(SSLParameters source, SSLParameters copy) {
    copy.setProtocols(source.getProtocols());
    copy.setCipherSuites(source.getCipherSuites());
    copy.setUseCipherSuitesOrder(source.getUseCipherSuitesOrder());
    copy.setApplicationProtocols(
        Objects.requireNonNullElse(source.getApplicationProtocols(), new String[0]));
    copy.setAlgorithmConstraints(source.getAlgorithmConstraints());
  }

  private static void copyIdentity(SSLParameters source, SSLParameters copy) {
    copy.setEndpointIdentificationAlgorithm(source.getEndpointIdentificationAlgorithm());
    copy.setServerNames(source.getServerNames());
    copy.setSNIMatchers(source.getSNIMatchers());
    // Each of the two setters clears the other's flag, so only the one that holds may be called.
    if (source.getNeedClientAuth()) {
      copy.setNeedClientAuth(true);
    } else {
      copy.setWantClientAuth(source.getWantClientAuth());
    }
  }

  private static void copyTransport(SSLParameters source, SSLParameters copy) {
    copy.setEnableRetransmissions(source.getEnableRetransmissions());
    copy.setMaximumPacketSize(source.getMaximumPacketSize());
  }

  private static @Nullable ParameterProperty newer(String name) {
    for (ParameterProperty property : NEWER) {
      if (property.name().equals(name)) {
        return property;
      }
    }
    return null;
  }

  private static ParameterProperty required(
      @Nullable ParameterProperty property, String name, int since) {
    if (property == null) {
      throw new UnsupportedOperationException(
          String.format(
              Locale.ROOT,
              "SSLParameters has no %s on Java %d: use Java %d or later",
              name,
              Runtime.version().feature(),
              since));
    }
    return property;
  }
}
