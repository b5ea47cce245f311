package dev.portcullis.provider.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.provider.CPython;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("seed-13")
class ObjectNamesTest {
  private static final Pattern MEMBER = Pattern.compile("\"([0-9.]+)\": \"([^\"]*)\"");

  @Test
  void table_comparedWithTheOpenSslOfPython_isEqual() {
    Map<String, String> theirs = new TreeMap<>();
    MEMBER
        .matcher(CPython.python3().names())
        .results()
        .forEach(member -> theirs.put(member.group(1), member.group(2)));
    Map<String, String> ours = new TreeMap<>(ObjectNames.all());
    if (!CPython.python3().isOpenSsl30()) { // each release adds some; the rest must agree
      theirs.keySet().retainAll(ours.keySet());
      ours.keySet().retainAll(theirs.keySet());
    }
    assertEquals(theirs, ours, CPython.python3().version());
  }
}
