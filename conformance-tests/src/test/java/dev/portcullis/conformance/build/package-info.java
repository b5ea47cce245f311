/** Tests of what the build makes: the drop-in jar, the launcher, the class files on every Java. */
package dev.portcullis.conformance.build;
