/** {@code portcullis serve}: a small server under a policy, to try clients on. */
@NullMarked
package dev.portcullis.cli.serve;

import org.jspecify.annotations.NullMarked;
