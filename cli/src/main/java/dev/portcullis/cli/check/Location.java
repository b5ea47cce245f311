package dev.portcullis.cli.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a policy file. Immutable.
 *
 * @param line [1..]
 * @param column 0 if it is not known
 */
record Location(String file, int line, int column) {
  private static final Pattern PLACE = Pattern.compile("(.+?):(\\d{1,9})(?::(\\d{1,9}))?");

  /** Where something was written: the last file of a chain of those that extend each other. */
  static Optional<Location> of(String origin) {
    List<String> chain = Arrays.asList(origin.split(", from "));
    Collections.reverse(chain);
    return chain.stream()
        .map(PLACE::matcher)
        .filter(Matcher::matches)
        .map(place -> new Location(place.group(1), number(place.group(2)), number(place.group(3))))
        .findFirst();
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The file for SARIF: relative as it was named, or a whole URI. */
  String uri() {
    Path path = Path.of(file);
    try {
      return path.isAbsolute()
          ? path.toUri().toString()
          : new URI(null, null, file.replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      return path.toUri().toString();
    }
  }
}
