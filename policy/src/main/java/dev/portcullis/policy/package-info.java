/**
 * The vocabulary of a TLS policy and the policy itself: immutable values over closed catalogues.
 *
 * <p>Text, profiles and enforcement live elsewhere; this package imports nothing but the JDK.
 */
@NullMarked
package dev.portcullis.policy;

import org.jspecify.annotations.NullMarked;
