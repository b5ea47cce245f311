/** Libraries that shake hands with themselves. */
package dev.portcullis.matrix.selftest;
