package dev.portcullis.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "example.org:8443, example.org, 8443",
    "example.org, example.org, 443",
    "192.0.2.1:1, 192.0.2.1, 1",
    "[2001:db8::1]:65535, 2001:db8::1, 65535",
    "[::1], ::1, 443"
  })
  void parse_hostAndPort_areRead(String text, String host, int port) {
    assertEquals(new Address(host, port), Address.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":443",
        "a:0",
        "a:65536",
        "a:99999999",
        "a:x",
        "a:",
        "::1",
        "[::1",
        "https://a",
        "a b",
        "a:1:2"
      })
  void parse_anythingElse_isRefusedWithTheForm(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
    assertEquals(
        "'" + text + "' is not HOST:PORT; write example.org:443, or [2001:db8::1]:443",
        refused.getMessage());
  }

  @Test
  void toString_ofAnIpv6Address_hasBrackets() {
    assertEquals("[::1]:443", Address.parse("[::1]").toString());
  }
}
