/** The frozen, dated profiles and how policies are found by name or file. */
@NullMarked
package dev.portcullis.policy.profile;

import org.jspecify.annotations.NullMarked;
