/** What is odd about a policy, and in what two policies differ. Pure functions. */
@NullMarked
package dev.portcullis.policy.review;

import org.jspecify.annotations.NullMarked;
