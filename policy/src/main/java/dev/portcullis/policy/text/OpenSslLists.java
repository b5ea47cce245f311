package dev.portcullis.policy.text;

import dev.portcullis.policy.openssl.CipherList;
import dev.portcullis.policy.openssl.CipherListException;
import dev.portcullis.policy.openssl.ListProblem;
import java.util.List;

/** What is wrong with an OpenSSL cipher list, told with a suggestion. */
public final class OpenSslLists {
  private OpenSslLists() {}

  /** The problems of a list, one message each. */
  public static List<String> messages(CipherListException refusal) {
    return refusal.problems().stream().map(OpenSslLists::message).toList();
  }

  static String message(ListProblem problem) {
    return problem
        .unknownWord()
        .map(word -> Shown.quoted(word) + " is no word of cipher lists" + remedy(word))
        .orElse(problem.message());
  }

  private static String remedy(String word) {
    return Suggestion.orElse(word, CipherList.knownWords(), "; remove it");
  }
}
