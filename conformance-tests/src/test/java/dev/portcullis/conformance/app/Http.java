package dev.portcullis.conformance.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** As much of HTTP/1.0 as every peer of these tests speaks. */
final class Http {

  private static final String END = "\r\n\r\n";

  private Http() {}

  static byte[] request(String host) {
    String text = "GET / HTTP/1.0\r\nHost: " + host + END;
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] response(int bodyBytes) {
    String body = "p".repeat(bodyBytes);
    String head = "HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Length: ";
    return (head + bodyBytes + END + body).getBytes(StandardCharsets.US_ASCII);
  }

  static boolean complete(byte[] request) {
    return new String(request, StandardCharsets.ISO_8859_1).contains(END);
  }

  /** Reads up to the blank line or the end. */
  static byte[] readRequest(InputStream in) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      request.write(octet);
      if (octet == '\n' && complete(request.toByteArray())) {
        break;
      }
    }
    return request.toByteArray();
  }

  static Fields exchange(InputStream in, OutputStream out, String host) throws IOException {
    out.write(request(host));
    out.flush();
    return reply(in.readAllBytes());
  }

  static Fields reply(byte[] response) {
    String text = new String(response, StandardCharsets.ISO_8859_1);
    return new Fields()
        .put("reply", text.lines().findFirst().orElse(""))
        .put("bytes", response.length);
  }
}
