/** The demonstration, seen from outside. */
package dev.portcullis.conformance.demo;
