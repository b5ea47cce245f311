/**
 * Proof from the outside: real processes, real peers, every JDK of the machine, both delegates,
 * with the policy off and on. One promise a class.
 */
package dev.portcullis.conformance;
