package dev.portcullis.cli.connect;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Visits a server once under a policy. For one thread.
 *
 * @param context behind the policy
 * @param document the policy, for explanations
 * @param address where to connect
 * @param serverName the reference identity, which is also what is sent as SNI
 * @param timeoutMillis for the connection and for each read
 */
record Visitor(
    SSLContext context,
    PolicyDocument document,
    Address address,
    String serverName,
    int timeoutMillis) {
  private static final String POLICY = "TLS policy ";
  private static final int LONGEST_HEAD = 65_536;

  /** Connects, shakes hands and, if so told, sends a HEAD request. */
  Visit visit(boolean head) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.host(), address.port()), timeoutMillis);
      plain.setSoTimeout(timeoutMillis);
      return overTls(plain, head);
    } catch (UnknownHostException e) {
      return failed("no such host: " + address.host() + "; check its spelling and the name server");
    } catch (SocketTimeoutException e) {
      return failed(
          "no answer within " + timeoutMillis + " ms; check the address, or give --timeout");
    } catch (IOException e) {
      return failed(e.getMessage() + "; check the address, and that a server listens there");
    } catch (IllegalArgumentException e) {
      return failed(e.getMessage() + "; mend --server-name");
    }
  }

  private Visit overTls(Socket plain, boolean head) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(plain, serverName, address.port(), /* autoClose= */ true)) {
      if (head) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
      }
      try {
        socket.startHandshake();
      } catch (SSLException refusal) {
        return refused(refusal);
      }
      return accepted(socket, head);
    }
  }

  private Visit accepted(SSLSocket socket, boolean head) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    Arrays.stream(socket.getSession().getPeerCertificates())
        .forEach(certificate -> chain.add((X509Certificate) certificate));
    Optional<HandshakeFacts> facts =
        socket instanceof NegotiatedConnection known ? known.handshakeFacts() : Optional.empty();
    List<String> response = head ? ask(socket) : List.of();
    return new Visit(Verdict.ACCEPTED, kept(facts), facts, chain, response);
  }

  /** The rules that decided, and where each was written. */
  private String kept(Optional<HandshakeFacts> facts) {
    StringBuilder text = new StringBuilder(introduction() + " accepted " + address + " as client");
    facts.ifPresent(
        f -> {
          boolean newest = f.protocol().equals("TLSv1.3");
          rule(text, "protocols.allow", f.protocol());
          rule(text, newest ? "cipher-suites.tls13" : "cipher-suites.tls12", f.cipherSuite());
          f.group().seen().ifPresent(group -> rule(text, "groups.allow", group));
        });
    text.append("\n  identity  ").append(serverName).append(" (RFC 9525)");
    return text.toString();
  }

  private void rule(StringBuilder text, String key, String observed) {
    text.append("\n  rule      ")
        .append(key)
        .append(" (")
        .append(document.origin(Role.CLIENT, key))
        .append("): ")
        .append(observed);
  }

  private String introduction() {
    return POLICY + document.policy().id() + " (sha256 " + document.digest().substring(0, 16) + ")";
  }

  /** An alert of the peer is its refusal of what the policy offers; all else is no TLS. */
  private Visit refused(SSLException refusal) {
    String message = explanation(refusal);
    if (message.contains(POLICY)) {
      return withoutConnection(Verdict.REFUSED, message.substring(message.indexOf(POLICY)));
    }
    List<X509Certificate> chain = SecondLook.at(address, serverName, timeoutMillis);
    boolean alert = message.contains("alert");
    if (alert || !chain.isEmpty()) {
      String peer = "the peer accepts nothing of what " + introduction() + " offers: " + message;
      return new Visit(Verdict.REFUSED, peer, Optional.empty(), chain, List.of());
    }
    return failed(message + "; is it a server for TLS?");
  }

  private static String explanation(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (String.valueOf(t.getMessage()).contains(POLICY)) {
        return String.valueOf(t.getMessage());
      }
    }
    return String.valueOf(failure.getMessage());
  }

  private Visit withoutConnection(Verdict verdict, String explanation) {
    List<X509Certificate> chain = SecondLook.at(address, serverName, timeoutMillis);
    return new Visit(verdict, explanation, Optional.empty(), chain, List.of());
  }

  private static Visit failed(String explanation) {
    return new Visit(Verdict.FAILED, explanation, Optional.empty(), List.of(), List.of());
  }

  private List<String> ask(SSLSocket socket) throws IOException {
    String host = serverName.contains(":") ? "[" + serverName + "]" : serverName;
    String request =
        "HEAD / HTTP/1.1\r\nHost: "
            + host
            + (address.port() == 443 ? "" : ":" + address.port())
            + "\r\nUser-Agent: portcullis\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    String text = head(socket.getInputStream());
    return text.isEmpty() ? List.of() : List.of(text.split("\r?\n"));
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
