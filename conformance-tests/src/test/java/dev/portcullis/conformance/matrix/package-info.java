/**
 * Real libraries and servers, each in JVMs with class paths of its own: that nothing breaks, and
 * nothing gets round.
 */
package dev.portcullis.conformance.matrix;
