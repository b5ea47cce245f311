/** What really goes over the wire: a tap, and a parser of its own that trusts no TLS library. */
package dev.portcullis.conformance.wire;
