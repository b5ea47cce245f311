/** PEM files of an operator to trust anchors and identities. Knows no policy and no JSSE. */
@NullMarked
package dev.portcullis.provider.credentials;

import org.jspecify.annotations.NullMarked;
