package dev.portcullis.cli.demo.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One server: answers every request with the same short text and tells standard output that it read
 * one. Accepts on the thread that runs it; each connection has a thread and a time limit.
 */
final class Peer implements Runnable {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final String BODY = "secret";
  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s";

  private final ServerSocket listener;

  Peer(ServerSocket listener) {
    this.listener = listener;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Socket connection = listener.accept();
        new Thread(() -> serve(connection)).start();
      }
    } catch (IOException closed) {
      // the end of this server
    }
  }

  private static void serve(Socket connection) {
    try (connection) {
      connection.setSoTimeout(TIMEOUT_MILLIS);
      answer(connection);
    } catch (IOException refused) {
      // a client that does not like this server hangs up; it is the client who reports why
    }
  }

  private static void answer(Socket connection) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = request.readLine();
    if (first == null) {
      return;
    }
    System.out.println("request " + first.split(" ")[1]);
    for (String line = first; line != null && !line.isEmpty(); line = request.readLine()) {
      // reads the header to its end, so that closing does not reset the connection
    }
    byte[] response = RESPONSE.formatted(BODY.length(), BODY).getBytes(StandardCharsets.US_ASCII);
    connection.getOutputStream().write(response);
    connection.getOutputStream().flush();
  }
}
