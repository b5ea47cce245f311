/**
 * {@code portcullis ciphers}: what an OpenSSL cipher list stands for, and what of it is allowed.
 */
@NullMarked
package dev.portcullis.cli.ciphers;

import org.jspecify.annotations.NullMarked;
