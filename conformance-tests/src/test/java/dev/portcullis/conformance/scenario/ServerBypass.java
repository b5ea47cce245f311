package dev.portcullis.conformance.scenario;

import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import java.util.ArrayList;
import java.util.List;

/** What server programs enable for old clients, and the client that takes them up on it. */
public enum ServerBypass {
  SOCKET_TLS_1_0("socket protocols=SSLv3,TLSv1", "-tls1 -cipher ALL:@SECLEVEL=0"),
  SOCKET_TLS_1_0_ON_LISTENER(
      "socket configure=listener protocols=SSLv3,TLSv1", "-tls1 -cipher ALL:@SECLEVEL=0"),
  SOCKET_TLS_1_1_BY_PARAMETERS(
      "socket parameter-protocols=TLSv1.1", "-tls1_1 -cipher ALL:@SECLEVEL=0"),
  ENGINE_TLS_1_0("engine protocols=SSLv3,TLSv1", "-tls1 -cipher ALL:@SECLEVEL=0"),
  ENGINE_EVERYTHING("engine widen=", "-tls1 -cipher ALL:@SECLEVEL=0"),
  SOCKET_STATIC_RSA("socket suites=TLS_RSA_WITH_AES_128_CBC_SHA", "-tls1_2 -cipher AES128-SHA"),
  ENGINE_STATIC_RSA("engine suites=TLS_RSA_WITH_AES_128_CBC_SHA", "-tls1_2 -cipher AES128-SHA"),
  SOCKET_NULL("socket suites=TLS_RSA_WITH_NULL_SHA256", "-tls1_2 -cipher NULL-SHA256:@SECLEVEL=0"),
  SOCKET_ANONYMOUS(
      "socket suites=TLS_DH_anon_WITH_AES_128_CBC_SHA256",
      "-tls1_2 -cipher ADH-AES128-SHA256:@SECLEVEL=0"),
  ENGINE_ANONYMOUS(
      "engine suites=TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
      "-tls1_2 -cipher AECDH-AES128-SHA:@SECLEVEL=0");

  private final String server;
  private final String client;

  ServerBypass(String server, String client) {
    this.server = server;
    this.client = client;
  }

  /** Names and values for the server program. */
  public Object[] options() {
    String[] words = server.split(" ");
    List<Object> options =
        new ArrayList<>(List.of("kind", words[0], "keys", TestPki.RSA.keyStore()));
    for (int i = 1; i < words.length; i++) {
      options.addAll(List.of((Object[]) words[i].split("=", 2)));
    }
    return options.toArray();
  }

  /** Lets the old client try. It does not verify: anonymous suites have nothing to verify. */
  public ClientPeer.Result connect(int port) {
    return ClientPeer.openSslWithoutChecks(port, client.split(" "));
  }
}
