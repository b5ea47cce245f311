/** Targets of the fuzzer Jazzer; docs/testing.md says how to run them for long. */
package dev.portcullis.provider.fuzz;
