/** Programs that need a TLS library of their own. */
package dev.portcullis.conformance.hostile;
