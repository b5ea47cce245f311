package dev.portcullis.cli.connect;

import dev.portcullis.cli.connect.SecondLook.Sight;
import dev.portcullis.cli.connect.Visit.Response;
import dev.portcullis.provider.enforce.Refusal;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
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
 * @param explanation who is visited, under which policy
 * @param timeoutMillis for the connection and for each read
 */
record Visitor(SSLContext context, Explanation explanation, int timeoutMillis) {
  private static final int LEAST_PATIENCE_MILLIS = 200;

  /** Connects, shakes hands and, if so told, sends a HEAD request. */
  Visit visit(boolean head) {
    Address address = explanation.address();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.host(), address.port()), timeoutMillis);
      plain.setSoTimeout(timeoutMillis);
      return overTls(plain, head);
    } catch (UnknownHostException e) {
      return Visit.failed(
          "no such host: " + address.host() + "; check its spelling and the name server");
    } catch (SocketTimeoutException e) {
      return Visit.failed(
          "no answer within " + timeoutMillis + " ms; check the address, or give --timeout");
    } catch (IOException e) {
      return Visit.failed(e.getMessage() + "; check the address, and that a server listens there");
    } catch (IllegalArgumentException e) {
      return Visit.failed(e.getMessage() + "; mend --server-name");
    }
  }

  private Visit overTls(Socket plain, boolean head) throws IOException {
    String name = explanation.serverName();
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(plain, name, explanation.address().port(), /* autoClose= */ true)) {
      if (head) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
      }
      long start = System.nanoTime();
      try {
        socket.startHandshake();
      } catch (SSLException refusal) {
        return refused(String.valueOf(refusal.getMessage()));
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      return accepted(socket, head, (int) Math.max(LEAST_PATIENCE_MILLIS, millis));
    }
  }

  private Visit accepted(SSLSocket socket, boolean head, int patienceMillis) throws IOException {
    List<X509Certificate> chain =
        Arrays.stream(socket.getSession().getPeerCertificates())
            .map(X509Certificate.class::cast)
            .toList();
    Optional<HandshakeFacts> facts =
        socket instanceof NegotiatedConnection known ? known.handshakeFacts() : Optional.empty();
    String kept = explanation.kept(facts.orElseThrow());
    try {
      Response response = head ? request().over(socket) : listen(socket, patienceMillis);
      return new Visit(Verdict.ACCEPTED, kept, facts, chain, response);
    } catch (SSLException ended) {
      String told = explanation.endedByPeer(firstLine(ended));
      return new Visit(Verdict.REFUSED, told, facts, chain, Response.NONE);
    }
  }

  private HeadRequest request() {
    return new HeadRequest(explanation.serverName(), explanation.address().port());
  }

  /** In TLS 1.3 a server judges its client when the client's handshake is already done. */
  private static Response listen(SSLSocket socket, int patienceMillis) throws IOException {
    if (socket.getSession().getProtocol().equals("TLSv1.3")) {
      socket.setSoTimeout(patienceMillis);
      try {
        socket.getInputStream().read();
      } catch (SocketTimeoutException content) {
        return Response.NONE;
      }
    }
    return Response.NONE;
  }

  /** An alert of the peer is its refusal of what the policy offers; all else is no TLS. */
  private Visit refused(String message) {
    int ours = message.indexOf(Refusal.INTRODUCTION);
    Optional<Sight> sight = SecondLook.at(explanation.target(timeoutMillis));
    List<X509Certificate> chain = sight.map(Sight::chain).orElse(List.of());
    if (Refusal.ruleIn(message).isPresent()) {
      return Visit.refused(message.substring(ours), chain);
    }
    List<String> lines = message.lines().toList();
    String said = lines.get(0);
    if (sight.isEmpty() && !said.contains("alert")) {
      return Visit.failed(said + "; is it a server for TLS?");
    }
    List<String> offer = lines.subList(Math.min(2, lines.size()), lines.size());
    return Visit.refused(explanation.nothingInCommon(said, offer, sight), chain);
  }

  private static String firstLine(SSLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
