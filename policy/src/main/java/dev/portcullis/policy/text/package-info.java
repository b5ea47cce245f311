/**
 * Policy text to policy value and back.
 *
 * <p>Reading is strict and reports every problem of a file at once; printing then reading is the
 * identity.
 */
@NullMarked
package dev.portcullis.policy.text;

import org.jspecify.annotations.NullMarked;
