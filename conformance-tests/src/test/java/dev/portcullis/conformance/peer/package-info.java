/** TLS programs that are not Java, as child processes on ports of their own. */
package dev.portcullis.conformance.peer;
