/** TLS stacks of other makers, at either end of our connections. */
package dev.portcullis.conformance.foreign;
