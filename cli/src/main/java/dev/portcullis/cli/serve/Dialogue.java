package dev.portcullis.cli.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is said on an accepted connection: whoever sends a request of HTTP/1 gets one response,
 * everybody else gets back what they send. For one thread.
 */
final class Dialogue {
  private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,10} \\S+ HTTP/1\\.[01]");
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_LINES = 200;

  private final InputStream in;
  private final OutputStream out;

  Dialogue(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  /** The first line without its end; empty if the client said nothing. */
  String firstLine() throws IOException {
    return line();
  }

  /** Answers until the client has nothing more to say, or has its response. */
  void answer(String firstLine, String page) throws IOException {
    if (REQUEST.matcher(firstLine).matches()) {
      respond(firstLine.startsWith("HEAD "), page);
    } else if (!firstLine.isEmpty()) {
      echo(firstLine);
    }
  }

  private void respond(boolean head, String page) throws IOException {
    int lines = 0;
    while (!line().isEmpty() && lines < MOST_LINES) {
      lines++;
    }
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    String fields =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    out.write(fields.getBytes(StandardCharsets.US_ASCII));
    if (!head) {
      out.write(body);
    }
    out.flush();
  }

  private void echo(String firstLine) throws IOException {
    out.write((firstLine + "\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    byte[] some = new byte[4096];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      out.write(some, 0, count);
      out.flush();
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.write(octet);
      if (line.size() == LONGEST_LINE) {
        break;
      }
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
