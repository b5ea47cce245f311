/** What is odd about a policy file, for people, for programs and for code scanning. */
@NullMarked
package dev.portcullis.cli.check;

import org.jspecify.annotations.NullMarked;
