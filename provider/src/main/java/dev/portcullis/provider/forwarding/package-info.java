/**
 * Complete forwarding for the JSSE types that a policy wraps, and the one copy of {@code
 * SSLParameters}. JDK only; no decision is made here.
 */
@NullMarked
package dev.portcullis.provider.forwarding;

import org.jspecify.annotations.NullMarked;
