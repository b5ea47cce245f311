/**
 * Programs as they are found in the field: plain JDK API, no word of Portcullis. The demonstration
 * starts the same class files with and without the gate.
 */
@NullMarked
package dev.portcullis.cli.demo.client;

import org.jspecify.annotations.NullMarked;
