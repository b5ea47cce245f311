/** What operators are told. */
@NullMarked
package dev.portcullis.provider.events;

import org.jspecify.annotations.NullMarked;
