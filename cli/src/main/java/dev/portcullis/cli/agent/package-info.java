/** The agent: {@code -javaagent:portcullis.jar[=policy]}. */
@NullMarked
package dev.portcullis.cli.agent;

import org.jspecify.annotations.NullMarked;
