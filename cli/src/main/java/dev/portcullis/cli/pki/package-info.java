/** Certificates for demonstrations and tests, made in memory. Never for production use. */
@NullMarked
package dev.portcullis.cli.pki;

import org.jspecify.annotations.NullMarked;
