/** A class archive of the JVM, and what must never come out of it. */
package dev.portcullis.conformance.archive;
