/** The servers that the demonstration's programs visit. Plain JDK API. */
@NullMarked
package dev.portcullis.cli.demo.peer;

import org.jspecify.annotations.NullMarked;
