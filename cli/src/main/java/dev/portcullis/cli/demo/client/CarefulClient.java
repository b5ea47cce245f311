package dev.portcullis.cli.demo.client;

import java.io.IOException;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

/**
 * Fetches each address with the JDK's defaults, as a program should that has nothing special in
 * mind. Decides nothing about TLS itself. Single-threaded.
 */
public final class CarefulClient {

  private CarefulClient() {}

  /** Visits {@code addresses} in turn and prints one line for each. */
  public static void main(String[] addresses) {
    Visits.report(addresses, CarefulClient::open);
  }

  private static HttpsURLConnection open(URL address) throws IOException {
    return (HttpsURLConnection) address.openConnection();
  }
}
