/** {@code portcullis doctor}: is the policy in front of every connection of a given JVM? */
@NullMarked
package dev.portcullis.cli.doctor;

import org.jspecify.annotations.NullMarked;
