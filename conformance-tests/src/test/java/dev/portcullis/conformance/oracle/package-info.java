/**
 * What a policy must allow, written a second time by hand. Knows nothing of {@code
 * dev.portcullis.policy}; a number it does not know fails the test that asked.
 */
package dev.portcullis.conformance.oracle;
