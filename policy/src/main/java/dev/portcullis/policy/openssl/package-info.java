/** OpenSSL's cipher lists: what a list such as {@code ECDHE+AESGCM:!aNULL} stands for. */
@NullMarked
package dev.portcullis.policy.openssl;

import org.jspecify.annotations.NullMarked;
