/** The command line of Portcullis, and the drop-in jar around it. */
@NullMarked
package dev.portcullis.cli;

import org.jspecify.annotations.NullMarked;
