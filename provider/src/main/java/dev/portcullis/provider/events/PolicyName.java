package dev.portcullis.provider.events;

/**
 * The policy that an event belongs to.
 *
 * @param digest of the canonical text, in hexadecimal
 */
public record PolicyName(String id, String digest) {}
