/**
 * What a certificate says, in the words of OpenSSL and CPython. For people and programs that look;
 * no decision of the policy rests on it.
 */
@NullMarked
package dev.portcullis.provider.certificate;

import org.jspecify.annotations.NullMarked;
