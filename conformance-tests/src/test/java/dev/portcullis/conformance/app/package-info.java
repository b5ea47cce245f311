/**
 * Unmodified applications: client and server programs that know only the JDK. They run in a JVM of
 * their own, take commands as lines on standard input and answer each with one line. Nothing here
 * may name a class of Portcullis, except {@link Registration}, which stands for the one line that
 * an application adds to register it.
 */
package dev.portcullis.conformance.app;
