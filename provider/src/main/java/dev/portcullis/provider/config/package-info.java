/** Where the policy comes from; loading never throws. */
@NullMarked
package dev.portcullis.provider.config;

import org.jspecify.annotations.NullMarked;
