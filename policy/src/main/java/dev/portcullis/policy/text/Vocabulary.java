package dev.portcullis.policy.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names of one catalogue as a policy may write them.
 *
 * @param what what a name stands for, in words
 * @param all the whole catalogue
 * @param byName the element of a name, perhaps of another spelling
 * @param spelling the one spelling of an element
 * @param alias the element's spelling for a name of another world, if it is known there
 * @param never why a name can be in no policy, known or not; else empty
 */
record Vocabulary<E>(
    String what,
    Catalogue<E> all,
    Function<String, Optional<E>> byName,
    Function<E, String> spelling,
    Function<String, Optional<String>> alias,
    Function<String, String> never) {

  /** Deferred, so that a vocabulary costs nothing until a name is looked up. */
  interface Catalogue<E> {
    List<E> elements();
  }

  Optional<E> element(String name) {
    return byName.apply(name).filter(element -> spelling.apply(element).equals(name));
  }

  /** What to say about a name that the catalogue does not have. */
  String unknown(String name) {
    if (name.contains("*")) {
      return Shown.quoted(name)
          + " is a wildcard, which would allow what is registered tomorrow; list the names";
    }
    String remedy =
        alias
            .apply(name)
            .map(right -> "; write '" + right + "'")
            .orElseGet(() -> Suggestion.orElse(name, known(), "; remove it"));
    return Shown.quoted(name) + " is no " + what + remedy;
  }

  /** Every name that can be written. */
  List<String> known() {
    return all.elements().stream().map(spelling).filter(s -> never.apply(s).isEmpty()).toList();
  }
}
