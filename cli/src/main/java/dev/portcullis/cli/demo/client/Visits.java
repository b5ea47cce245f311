package dev.portcullis.cli.demo.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;

/**
 * Fetches addresses one after the other and prints what came of each: the address, {@code
 * connected} or {@code refused}, and what was received or the reason, URL-encoded so that it stays
 * one line. Single-threaded.
 */
final class Visits {

  private static final int TIMEOUT_MILLIS = 10_000;

  /** How a program opens a connection; that is all in which the programs differ. */
  interface Opener {
    HttpsURLConnection open(URL address) throws IOException, GeneralSecurityException;
  }

  private Visits() {}

  static void report(String[] addresses, Opener opener) {
    for (String address : addresses) {
      print(address, opener);
    }
  }

  private static void print(String address, Opener opener) {
    try {
      line(address, "connected", fetch(address, opener));
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      line(address, "refused", failure.toString());
    }
  }

  private static String fetch(String address, Opener opener)
      throws IOException, GeneralSecurityException {
    HttpsURLConnection connection = opener.open(URI.create(address).toURL());
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void line(String address, String outcome, String detail) {
    String encoded = URLEncoder.encode(detail, StandardCharsets.UTF_8);
    System.out.println(address + " " + outcome + " " + encoded);
  }
}
