/** {@code portcullis connect}: what a server is under a policy. */
@NullMarked
package dev.portcullis.cli.connect;

import org.jspecify.annotations.NullMarked;
