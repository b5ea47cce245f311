package dev.portcullis.policy.openssl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes cipher lists of every form that the grammar has, most of which stand for something. */
final class RandomLists {
  private static final List<String> SEPARATORS = List.of(":", ":", ":", ",", " ", ";", "::", ", ");
  private static final List<String> OPERATORS = List.of("", "", "", "", "-", "-", "+", "+", "!");

  private final Random random;
  private final List<String> words = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();

  RandomLists(long seed) {
    random = new Random(seed);
    for (String word : CipherList.knownWords()) {
      boolean alias = OpenSslCatalogue.word(word).orElseThrow().kind() == Word.Kind.ALIAS;
      (alias ? aliases : words).add(word);
    }
    // Names of IANA are ours alone.
    words.removeIf(word -> word.startsWith("TLS_"));
  }

  List<String> next(int count) {
    List<String> lists = new ArrayList<>();
    while (lists.size() < count) {
      lists.add(next());
    }
    return lists;
  }

  private String next() {
    StringBuilder list = new StringBuilder();
    if (random.nextInt(6) == 0) {
      list.append(random.nextInt(3) == 0 ? "DEFAULT@SECLEVEL=1" : "DEFAULT");
    } else {
      list.append(item(""));
    }
    int items = random.nextInt(8);
    for (int i = 0; i < items; i++) {
      list.append(one(SEPARATORS)).append(random.nextInt(10) == 0 ? command() : item(operator()));
    }
    return list.toString();
  }

  private String operator() {
    return one(OPERATORS);
  }

  private String command() {
    return random.nextInt(4) == 0 ? "@SECLEVEL=" + random.nextInt(6) : "@STRENGTH";
  }

  private String item(String operator) {
    StringBuilder item = new StringBuilder(operator).append(word());
    while (random.nextInt(3) == 0) {
      item.append('+').append(one(aliases));
    }
    return random.nextInt(20) == 0 ? item + "!" + one(aliases) : item.toString();
  }

  private String word() {
    return random.nextInt(3) == 0 ? one(words) : one(aliases);
  }

  private String one(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
