/** What the commands print on: whether somebody watches, how wide it is, and text for programs. */
@NullMarked
package dev.portcullis.cli.terminal;

import org.jspecify.annotations.NullMarked;
