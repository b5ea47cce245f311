/**
 * {@code portcullis demo}: the same programs against the same servers, with the JDK alone and with
 * Portcullis in front of it, on this machine and in seconds.
 */
@NullMarked
package dev.portcullis.cli.demo;

import org.jspecify.annotations.NullMarked;
