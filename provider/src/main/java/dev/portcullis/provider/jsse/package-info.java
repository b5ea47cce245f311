/** Contexts, engines and sockets: the room that joins policy, enforcement and delegate. */
@NullMarked
package dev.portcullis.provider.jsse;

import org.jspecify.annotations.NullMarked;
