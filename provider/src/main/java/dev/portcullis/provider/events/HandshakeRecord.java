package dev.portcullis.provider.events;

/**
 * How one handshake ended.
 *
 * @param role {@code client} or {@code server}
 * @param peer as in refusals; may hold what a peer chose
 * @param version JSSE name; empty if none was agreed on
 * @param suite IANA name; empty if none was agreed on
 * @param group IANA name; empty if there is none or it was not seen
 * @param rule key of the rule that was not kept; else empty
 * @param nanos from the start of the handshake to the verdict
 */
public record HandshakeRecord(
    String role,
    String peer,
    String version,
    String suite,
    String group,
    Verdict verdict,
    String rule,
    long nanos) {}
