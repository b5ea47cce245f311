/**
 * Reads what TLS peers say in plaintext: hellos, the group of a TLS 1.2 key exchange, alerts.
 *
 * <p>JDK only, numbers only. It watches bytes that others send; it never changes, sends or judges
 * them.
 */
@NullMarked
package dev.portcullis.provider.wire;

import org.jspecify.annotations.NullMarked;
