package dev.portcullis.provider.jsse;

import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;

/**
 * What an application asked for, as it asked; null where it asked for nothing. Kept beside the
 * delegate's own parameters since those hold only what was left after filtering, and the role,
 * which decides on the rules, may still change. Immutable.
 *
 * @param protocols version names
 * @param cipherSuites suite names
 * @param namedGroups group names (JDK 20 and later)
 * @param signatureSchemes scheme names (JDK 19 and later)
 * @param endpointIdentification endpoint identification algorithm; never empty
 * @param serverNames server names for SNI
 */
record RequestedParameters(
    @Nullable List<String> protocols,
    @Nullable List<String> cipherSuites,
    @Nullable List<String> namedGroups,
    @Nullable List<String> signatureSchemes,
    @Nullable String endpointIdentification,
    @Nullable List<SNIServerName> serverNames) {

  static final RequestedParameters NOTHING =
      new RequestedParameters(null, null, null, null, null, null);

  /** What of it decides on the parameters of a handshake. */
  record Lists(
      @Nullable List<String> protocols,
      @Nullable List<String> cipherSuites,
      @Nullable List<String> namedGroups,
      @Nullable List<String> signatureSchemes) {

    // Asked for each handshake; a record's own goes through method handles.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Lists lists
          && Objects.equals(protocols, lists.protocols)
          && Objects.equals(cipherSuites, lists.cipherSuites)
          && Objects.equals(namedGroups, lists.namedGroups)
          && Objects.equals(signatureSchemes, lists.signatureSchemes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(protocols, cipherSuites, namedGroups, signatureSchemes);
    }
  }

  Lists lists() {
    return new Lists(protocols, cipherSuites, namedGroups, signatureSchemes);
  }

  RequestedParameters withProtocols(List<String> names) {
    return new RequestedParameters(
        names, cipherSuites, namedGroups, signatureSchemes, endpointIdentification, serverNames);
  }

  RequestedParameters withCipherSuites(List<String> names) {
    return new RequestedParameters(
        protocols, names, namedGroups, signatureSchemes, endpointIdentification, serverNames);
  }

  /** The other's wishes where it has any, these where it has none: null means unchanged. */
  RequestedParameters updatedBy(RequestedParameters other) {
    return new RequestedParameters(
        or(other.protocols, protocols),
        or(other.cipherSuites, cipherSuites),
        or(other.namedGroups, namedGroups),
        or(other.signatureSchemes, signatureSchemes),
        or(other.endpointIdentification, endpointIdentification),
        or(other.serverNames, serverNames));
  }

  private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
    return first != null ? first : second;
  }
}
