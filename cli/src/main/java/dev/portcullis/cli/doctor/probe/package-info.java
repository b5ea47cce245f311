/** Runs inside the JVM that is examined; knows the JDK only. */
@NullMarked
package dev.portcullis.cli.doctor.probe;

import org.jspecify.annotations.NullMarked;
