/** What a handshake agreed on, for programs and operators to read. */
@NullMarked
package dev.portcullis.provider.facts;

import org.jspecify.annotations.NullMarked;
