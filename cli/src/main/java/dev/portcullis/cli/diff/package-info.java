/** In what two policies differ. */
@NullMarked
package dev.portcullis.cli.diff;

import org.jspecify.annotations.NullMarked;
