package dev.portcullis.provider.events;

/**
 * One rule that was not kept.
 *
 * @param role {@code client} or {@code server}
 * @param peer as in refusals; may hold what a peer chose
 * @param verdict refused or reported
 * @param rule key of the rule
 * @param observed what the connection has
 */
public record ViolationRecord(
    String role, String peer, Verdict verdict, String rule, String observed) {}
