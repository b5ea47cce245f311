/** Application JVMs: which Java, with or without Portcullis, registered how; one line each way. */
package dev.portcullis.conformance.jvm;
