/** What the commands that read policies have in common. */
@NullMarked
package dev.portcullis.cli.input;

import org.jspecify.annotations.NullMarked;
