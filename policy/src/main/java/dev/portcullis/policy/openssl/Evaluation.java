package dev.portcullis.policy.openssl;

import dev.portcullis.policy.CipherSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Carries out the items of one cipher list. Not thread-safe. */
final class Evaluation {
  private static final String DEFAULT = "DEFAULT";
  private static final String COMPLEMENT = "COMPLEMENTOFDEFAULT";
  private static final List<String> DEFAULT_KILLS = List.of(COMPLEMENT, "eNULL");
  private static final List<String> STRENGTHS = List.of("HIGH", "MEDIUM", "LOW", "FIPS");
  private static final String LEVEL = "SECLEVEL=";

  private final List<ListProblem> problems = new ArrayList<>();
  private final List<Item> items;
  private final Preference preference = new Preference();
  private final Set<OpenSslSuite> named = new HashSet<>();
  private OptionalInt level = OptionalInt.empty();

  Evaluation(String text) {
    this.items = Scanner.items(text, problems);
  }

  CipherList result() throws CipherListException {
    if (items.isEmpty() && problems.isEmpty()) {
      problems.add(ListProblem.of("the list is empty; name something, such as ECDHE+AESGCM"));
    }
    for (int i = 0; i < items.size(); i++) {
      carryOut(items.get(i), i == 0);
    }
    if (!problems.isEmpty()) {
      throw new CipherListException(problems);
    }
    List<OpenSslSuite> suites =
        preference.suites().stream()
            .filter(suite -> SecurityLevel.allows(level.orElse(0), suite))
            .toList();
    Set<CipherSuite> byName =
        suites.stream()
            .filter(named::contains)
            .map(OpenSslSuite::suite)
            .collect(Collectors.toUnmodifiableSet());
    return new CipherList(suites.stream().map(OpenSslSuite::suite).toList(), byName, level);
  }

  private void carryOut(Item item, boolean first) {
    if (item.operator() == Operator.COMMAND) {
      command(item);
    } else if (item.words().contains(DEFAULT)) {
      addDefault(item, first);
    } else {
      select(item).ifPresent(selection -> apply(item, selection));
    }
  }

  private void command(Item item) {
    String command = item.words().get(0);
    if (item.end() == Item.End.GLUED) {
      problem("'%s' must be followed by a separator; write ':' behind it", item.text());
    } else if (command.equals("STRENGTH")) {
      preference.sortByStrength();
    } else if (isLevel(command)) {
      level = OptionalInt.of(command.charAt(LEVEL.length()) - '0');
    } else {
      problem(
          "'%s' is no command; there are @STRENGTH and @SECLEVEL=0 to @SECLEVEL="
              + SecurityLevel.GREATEST,
          item.text());
    }
  }

  private static boolean isLevel(String command) {
    return command.length() == LEVEL.length() + 1
        && command.startsWith(LEVEL)
        && command.charAt(LEVEL.length()) >= '0'
        && command.charAt(LEVEL.length()) <= '0' + SecurityLevel.GREATEST;
  }

  private void addDefault(Item item, boolean first) {
    if (!first || item.operator() != Operator.ADD) {
      problem(
          "'%s': DEFAULT means something only as the first word of a list; move it there or"
              + " remove it",
          item.text());
    } else if (item.words().size() > 1) {
      problem("'%s': DEFAULT cannot be joined; write 'DEFAULT:' and go on", item.text());
    } else {
      preference.apply(Operator.ADD, suites("ALL"));
      DEFAULT_KILLS.forEach(word -> preference.apply(Operator.KILL, suites(word)));
    }
  }

  private static Set<OpenSslSuite> suites(String word) {
    return OpenSslCatalogue.word(word).orElseThrow().suites();
  }

  /** The suites that all words of an item stand for; empty after a problem. */
  private Optional<Set<OpenSslSuite>> select(Item item) {
    Set<OpenSslSuite> selection = new HashSet<>(OpenSslCatalogue.suites());
    boolean sound = true;
    boolean gone = false;
    for (String text : item.words()) {
      Optional<Word> word = OpenSslCatalogue.word(text);
      if (word.isEmpty()) {
        problems.add(unknown(text));
      } else if (word.get().kind() == Word.Kind.GONE_SUITE && item.operator() == Operator.ADD) {
        problem("'%s' is a suite that OpenSSL dropped or does not build; remove it", text);
      }
      sound &= word.isPresent();
      gone |= word.filter(w -> w.suites().isEmpty()).isPresent();
      word.ifPresent(w -> selection.retainAll(w.suites()));
    }
    if (!sound || isMistaken(item)) {
      return Optional.empty();
    }
    objectToNothing(item, selection, gone);
    return Optional.of(selection);
  }

  /** Whether OpenSSL takes a conjunction for something else than it says. */
  private boolean isMistaken(Item item) {
    List<String> words = item.words();
    int complement = words.indexOf(COMPLEMENT);
    boolean overruled =
        complement >= 0 && words.stream().skip(complement).anyMatch(word -> setsStrength(word));
    if (overruled) {
      problem(
          "'%s': OpenSSL forgets " + COMPLEMENT + " unless it is last; write it last", item.text());
    }
    boolean exclusive = words.contains("FIPS") && words.contains("HIGH");
    if (exclusive) {
      problem("'%s': FIPS and HIGH exclude each other in OpenSSL; write FIPS alone", item.text());
    }
    return overruled || exclusive;
  }

  private static boolean setsStrength(String word) {
    return STRENGTHS.contains(word) || isSuite(word);
  }

  private void objectToNothing(Item item, Set<OpenSslSuite> selection, boolean gone) {
    if (!selection.isEmpty()) {
      return;
    }
    if (!gone) {
      problem("'%s': no suite is all of this at once; remove it", item.text());
    } else if (item.end() == Item.End.GLUED) {
      problem(
          "'%s' stands for nothing, and OpenSSL passes over what is joined to it; write ':' behind"
              + " it",
          item.text());
    }
  }

  private void apply(Item item, Set<OpenSslSuite> selection) {
    preference.apply(item.operator(), selection);
    if (item.operator() == Operator.ADD && item.words().stream().anyMatch(Evaluation::isSuite)) {
      named.addAll(selection);
    }
  }

  private static boolean isSuite(String text) {
    return OpenSslCatalogue.word(text).filter(w -> w.kind() == Word.Kind.SUITE).isPresent();
  }

  private static ListProblem unknown(String text) {
    if (CipherSuite.byName(text).filter(CipherSuite::isTls13).isPresent()) {
      return ListProblem.of(
          "'%s' is a suite of TLS 1.3, which such a list cannot choose; write it into"
                  .formatted(text)
              + " cipher-suites.tls13");
    }
    if (text.startsWith("SUITEB")) {
      return ListProblem.of(
          "'%s' also chooses curves and signatures; name the suites, and write the rest into"
                  .formatted(text)
              + " groups.allow and signatures.handshake");
    }
    return ListProblem.unknown(text);
  }

  private void problem(String message, String text) {
    problems.add(ListProblem.of(message.formatted(text)));
  }
}
