/** What holds for a connection, and where each line of it was written. */
@NullMarked
package dev.portcullis.cli.explain;

import org.jspecify.annotations.NullMarked;
