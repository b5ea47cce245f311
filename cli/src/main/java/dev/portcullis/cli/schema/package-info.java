/** The JSON Schema of policy files. */
@NullMarked
package dev.portcullis.cli.schema;

import org.jspecify.annotations.NullMarked;
