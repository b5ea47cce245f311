/** The certificates of the tests, made once for a run. */
package dev.portcullis.conformance.pki;
