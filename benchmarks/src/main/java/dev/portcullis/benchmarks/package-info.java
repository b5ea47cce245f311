/** What the gate costs, against bare SunJSSE. */
package dev.portcullis.benchmarks;
