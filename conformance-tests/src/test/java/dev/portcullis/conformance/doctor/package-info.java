/** {@code portcullis doctor} as a user meets it. */
package dev.portcullis.conformance.doctor;
