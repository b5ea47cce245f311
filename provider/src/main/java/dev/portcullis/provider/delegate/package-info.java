/** Who speaks TLS: the only package that imports Bouncy Castle or knows SunJSSE. */
@NullMarked
package dev.portcullis.provider.delegate;

import org.jspecify.annotations.NullMarked;
