/**
 * Pure functions that decide: filter, identity, chain, negotiation, refusal. No JSSE state, no I/O.
 */
@NullMarked
package dev.portcullis.provider.enforce;

import org.jspecify.annotations.NullMarked;
