package dev.portcullis.provider.wire;

import java.util.OptionalInt;

/**
 * What was seen of a handshake until both sides knew what they agreed on. Immutable.
 *
 * @param client the hello that was answered: the second one after a HelloRetryRequest
 * @param server the answer
 * @param group of the key exchange; empty if there was none, or none that can be read
 * @param signatureScheme what the server's key exchange was signed with; TLS 1.2 alone shows it
 * @param resumed whether an earlier session was resumed
 */
public record SeenHandshake(
    ClientHello client,
    ServerHello server,
    OptionalInt group,
    OptionalInt signatureScheme,
    boolean resumed) {}
