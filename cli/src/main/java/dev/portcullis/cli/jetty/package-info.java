/** HTTP/2 on Jetty: found by Jetty's service loader, never loaded without it. */
@NullMarked
package dev.portcullis.cli.jetty;

import org.jspecify.annotations.NullMarked;
