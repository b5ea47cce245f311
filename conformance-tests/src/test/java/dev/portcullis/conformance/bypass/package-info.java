/** Every known way round a TLS policy, tried: one program for each entry of the catalogue. */
package dev.portcullis.conformance.bypass;
