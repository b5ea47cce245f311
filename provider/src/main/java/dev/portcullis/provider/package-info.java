/** The security provider: the only package that applications may name. */
@NullMarked
package dev.portcullis.provider;

import org.jspecify.annotations.NullMarked;
