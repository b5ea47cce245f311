/** TLS stacks of other languages and makers, at either end of our connections. */
package dev.portcullis.conformance.foreign;
