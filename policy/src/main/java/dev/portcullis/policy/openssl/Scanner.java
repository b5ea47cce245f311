package dev.portcullis.policy.openssl;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a cipher list apart as OpenSSL does: items between colons, commas, semicolons and spaces;
 * an item may follow another one without any of these, if it begins with {@code !} or {@code @}.
 */
final class Scanner {
  private static final String SEPARATORS = ": ;,";
  private static final String IN_WORDS = "-._=";

  private final String text;
  private final List<ListProblem> problems;
  private final List<Item> items = new ArrayList<>();
  private int next;

  private Scanner(String text, List<ListProblem> problems) {
    this.text = text;
    this.problems = problems;
  }

  static List<Item> items(String text, List<ListProblem> problems) {
    Scanner scanner = new Scanner(text, problems);
    while (scanner.next < text.length()) {
      if (scanner.atSeparator()) {
        scanner.next++;
      } else {
        scanner.item();
      }
    }
    return scanner.items;
  }

  private void item() {
    int start = next;
    Operator operator = Operator.of(text.charAt(next));
    if (operator != Operator.ADD) {
      next++;
    }
    List<String> words = new ArrayList<>();
    do {
      String word = word();
      if (word.isEmpty()) {
        problems.add(misplaced());
        skipItem();
        return;
      }
      words.add(word);
    } while (operator != Operator.COMMAND && skipPlus());
    Item.End end = next == text.length() || atSeparator() ? Item.End.SEPARATED : Item.End.GLUED;
    items.add(new Item(operator, words, text.substring(start, next), end));
  }

  private String word() {
    int start = next;
    while (next < text.length() && isInWords(text.charAt(next))) {
      next++;
    }
    return text.substring(start, next);
  }

  private boolean skipPlus() {
    boolean plus = next < text.length() && text.charAt(next) == '+';
    if (plus) {
      next++;
    }
    return plus;
  }

  private ListProblem misplaced() {
    if (next == text.length() || atSeparator()) {
      return ListProblem.of("a word is missing at character " + (next + 1) + "; name one");
    }
    char found = text.charAt(next);
    String shown =
        found > ' ' && found < 0x7F ? "'" + found + "'" : "U+%04X".formatted((int) found);
    return ListProblem.of(
        "%s at character %d can stand neither in nor between words; separate words by ':'"
            .formatted(shown, next + 1));
  }

  private void skipItem() {
    while (next < text.length() && !atSeparator()) {
      next++;
    }
  }

  private boolean atSeparator() {
    return SEPARATORS.indexOf(text.charAt(next)) >= 0;
  }

  private static boolean isInWords(char c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') || IN_WORDS.indexOf(c) >= 0;
  }
}
