package dev.portcullis.cli.connect;

import dev.portcullis.cli.connect.Visit.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * One HEAD request for {@code /} (RFC 9110, Section 9.3.2). Immutable.
 *
 * @param host for the field of that name
 * @param port left out of it if it is that of HTTPS
 */
record HeadRequest(String host, int port) {
  private static final int LONGEST_HEAD = 65_536;

  /**
   * Asks, and reads up to the empty line.
   *
   * @throws SSLException if the peer or the policy ends the connection
   */
  Response over(Socket socket) throws SSLException {
    try {
      socket.getOutputStream().write(text().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String text = head(socket.getInputStream());
      return text.isEmpty()
          ? new Response(List.of(), "the peer closed without a response; is it a web server?")
          : new Response(List.of(text.split("\r?\n")), "");
    } catch (SSLException ended) {
      throw ended;
    } catch (SocketTimeoutException silent) {
      return new Response(List.of(), "no response in time; is it a web server? Or give --timeout");
    } catch (IOException broken) {
      return new Response(List.of(), "no response: " + broken.getMessage());
    }
  }

  private String text() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    String authority = port == Address.HTTPS ? name : name + ":" + port;
    return "HEAD / HTTP/1.1\r\nHost: "
        + authority
        + "\r\nUser-Agent: portcullis\r\nAccept: */*\r\nConnection: close\r\n\r\n";
  }

  /** Up to the empty line, the end, or as much as anybody should send. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && octets.size() < LONGEST_HEAD; octet = in.read()) {
      octets.write(octet);
      String text = octet == '\n' ? octets.toString(StandardCharsets.ISO_8859_1) : "";
      if (text.endsWith("\r\n\r\n") || text.endsWith("\n\n")) {
        return text.stripTrailing();
      }
    }
    return octets.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
