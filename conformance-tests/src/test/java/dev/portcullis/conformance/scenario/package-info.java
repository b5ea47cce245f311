/** What the tests share: peers that run for the whole class, and how an outcome is judged. */
package dev.portcullis.conformance.scenario;
