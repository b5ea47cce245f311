/** What is wrong with the set-up of a JVM: facts in, findings out. Reads and changes nothing. */
@NullMarked
package dev.portcullis.provider.findings;

import org.jspecify.annotations.NullMarked;
