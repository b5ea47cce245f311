package dev.portcullis.conformance.scenario;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.pki.TestPki;

/**
 * What client programs do, on purpose or not, that makes TLS worthless: a server that only a
 * program without checks would talk to, the program and its options. {@code trust=good} stands for
 * the store with the authority of the tests.
 */
public enum Bypass {
  // wrong name
  URL_PERMISSIVE(Target.WRONG_HOST, "https-url-connection verifier=permissive trust=good"),
  URL_PERMISSIVE_TLS12(
      Target.WRONG_HOST_TLS12, "https-url-connection verifier=permissive trust=good"),
  URL_PERMISSIVE_ACCEPT_ALL(
      Target.WRONG_HOST, "https-url-connection verifier=permissive trust=accept-all"),
  URL_PERMISSIVE_EXTENDED(
      Target.WRONG_HOST, "https-url-connection verifier=permissive trust=accept-all-extended"),
  HTTP_CLIENT_CHECK_DISABLED_BY_PROPERTY(Target.WRONG_HOST, "http-client trust=good"),
  HTTP_CLIENT_ACCEPT_ALL(Target.WRONG_HOST, "http-client trust=accept-all"),
  HTTP_CLIENT_EXTENDED(Target.WRONG_HOST, "http-client trust=accept-all-extended"),
  SOCKET_WITHOUT_IDENTIFICATION(Target.WRONG_HOST, "socket trust=good"),
  SOCKET_WITHOUT_IDENTIFICATION_TLS12(Target.WRONG_HOST_TLS12, "socket trust=good"),
  SOCKET_IDENTIFICATION_EMPTY(Target.WRONG_HOST, "socket eia= trust=good"),
  SOCKET_IDENTIFICATION_NULL(Target.WRONG_HOST, "socket eia=null trust=good"),
  SOCKET_FRESH_PARAMETERS(Target.WRONG_HOST, "socket fresh= trust=good"),
  SOCKET_MODE_FLIP(Target.WRONG_HOST, "socket flip= trust=good"),
  SOCKET_UNCONNECTED(Target.WRONG_HOST, "socket open=unconnected trust=good"),
  SOCKET_BY_ADDRESS(Target.WRONG_HOST, "socket open=address trust=good"),
  SOCKET_LAYERED(Target.WRONG_HOST, "socket open=layered trust=good"),
  SOCKET_IMPLICIT_HANDSHAKE(Target.WRONG_HOST, "socket handshake=implicit trust=good"),
  SOCKET_ACCEPT_ALL(Target.WRONG_HOST, "socket trust=accept-all"),
  SOCKET_EXTENDED(Target.WRONG_HOST, "socket eia=HTTPS trust=accept-all-extended"),
  SOCKET_EXTENDED_TLS12(Target.WRONG_HOST_TLS12, "socket eia=HTTPS trust=accept-all-extended"),
  SOCKET_MEDDLING(Target.WRONG_HOST, "socket eia=HTTPS trust=meddling"),
  ENGINE_WITHOUT_IDENTIFICATION(Target.WRONG_HOST, "engine trust=good"),
  ENGINE_IDENTIFICATION_EMPTY(Target.WRONG_HOST, "engine eia= trust=good"),
  ENGINE_FRESH_PARAMETERS(Target.WRONG_HOST, "engine fresh= trust=good"),
  ENGINE_MODE_FLIP(Target.WRONG_HOST, "engine flip= trust=good"),
  ENGINE_EXTENDED(Target.WRONG_HOST, "engine eia=HTTPS trust=accept-all-extended"),
  ENGINE_EXTENDED_TLS12(Target.WRONG_HOST_TLS12, "engine eia=HTTPS trust=accept-all-extended"),
  ENGINE_MEDDLING(Target.WRONG_HOST, "engine eia=HTTPS trust=meddling"),
  ENGINE_NOT_TOLD_WHOM(Target.WRONG_HOST, "engine peer-host=none trust=good"),
  URL_COMMON_NAME_ONLY(Target.COMMON_NAME_ONLY, "https-url-connection trust=good"),
  HTTP_CLIENT_COMMON_NAME_ONLY(Target.COMMON_NAME_ONLY, "http-client trust=good"),

  // a chain that nobody vouches for
  SOCKET_SELF_SIGNED_ACCEPT_ALL(Target.SELF_SIGNED, "socket trust=accept-all"),
  SOCKET_SELF_SIGNED_EXTENDED(Target.SELF_SIGNED, "socket trust=accept-all-extended"),
  ENGINE_SELF_SIGNED_ACCEPT_ALL(Target.SELF_SIGNED, "engine trust=accept-all"),
  ENGINE_SELF_SIGNED_EXTENDED(Target.SELF_SIGNED, "engine trust=accept-all-extended"),
  URL_SELF_SIGNED_ACCEPT_ALL(Target.SELF_SIGNED, "https-url-connection trust=accept-all"),
  HTTP_CLIENT_SELF_SIGNED(Target.SELF_SIGNED, "http-client trust=accept-all-extended"),
  SOCKET_EXPIRED_ACCEPT_ALL(Target.EXPIRED, "socket trust=accept-all"),
  ENGINE_EXPIRED_EXTENDED(Target.EXPIRED, "engine trust=accept-all-extended"),
  SOCKET_WEAK_KEY(Target.WEAK_KEY, "socket trust=good"),
  SOCKET_WEAK_KEY_ACCEPT_ALL(Target.WEAK_KEY, "socket trust=accept-all"),
  ENGINE_WEAK_KEY_EXTENDED(Target.WEAK_KEY, "engine trust=accept-all-extended"),

  // versions and suites
  SOCKET_OLD_PROTOCOLS(Target.TLS_1_0, "socket protocols=SSLv3,TLSv1,TLSv1.1 trust=good"),
  SOCKET_EVERYTHING(Target.TLS_1_0, "socket widen= trust=good"),
  SOCKET_OLD_PARAMETERS(Target.TLS_1_0, "socket parameter-protocols=SSLv3,TLSv1 trust=good"),
  ENGINE_OLD_PROTOCOLS(Target.TLS_1_0, "engine protocols=SSLv3,TLSv1,TLSv1.1 trust=good"),
  ENGINE_OLD_PARAMETERS(Target.TLS_1_0, "engine parameter-protocols=SSLv3,TLSv1 trust=good"),
  CONTEXT_TLS_1_0(Target.TLS_1_0, "socket context=TLSv1 trust=good"),
  SOCKET_NULL_SUITE(
      Target.NULL_CIPHER, "socket protocols=TLSv1.2 suites=TLS_RSA_WITH_NULL_SHA256 trust=good"),
  SOCKET_ANONYMOUS_SUITE(
      Target.ANONYMOUS_DH,
      "socket protocols=TLSv1.2 suites=TLS_DH_anon_WITH_AES_128_CBC_SHA256 trust=good"),
  ENGINE_ANONYMOUS_SUITE(
      Target.ANONYMOUS_ECDH,
      "engine protocols=TLSv1.2 suites=TLS_ECDH_anon_WITH_AES_128_CBC_SHA trust=good"),
  SOCKET_STATIC_RSA_SUITE(
      Target.STATIC_RSA,
      "socket protocols=TLSv1.2 parameter-suites=TLS_RSA_WITH_AES_128_CBC_SHA trust=good");

  private final Target target;
  private final String program;

  Bypass(Target target, String program) {
    this.target = target;
    this.program = program;
  }

  /** The attempt, aimed at the server that makes it one. */
  public Fields command() {
    return against(target);
  }

  /** The same program and options, aimed at another server. */
  public Fields against(Target other) {
    String[] words = program.split(" ");
    Fields command = new Fields().put("app", words[0]).put("port", other.port());
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      command.put(pair[0], pair[1].equals("good") ? TestPki.trustStore() : pair[1]);
    }
    return command;
  }

  /** Whether the program verifies chains; one that accepts all has no anchor for a good one. */
  public boolean trustsTheAuthority() {
    return program.contains("trust=good");
  }

  /** Whether the program ever says whom it wants to talk to. */
  public boolean namesItsPeer() {
    return !program.contains("peer-host=none");
  }

  /**
   * What the refusal must say: nobody vouches, no name was given, or what is wrong with the peer.
   */
  public String reason() {
    if (!trustsTheAuthority()) {
      return "rule      trust.application-managers";
    }
    return namesItsPeer() ? target.fault() : "rule      identity.no-reference-identity";
  }

  /** Whether only the name stands between the program and the wrong peer. */
  public boolean isAboutNames() {
    return target.fault().contains("identity") || target == Target.COMMON_NAME_ONLY;
  }

  /** What is wrong with the peer itself. */
  public String fault() {
    return namesItsPeer() ? target.fault() : "rule      identity.no-reference-identity";
  }
}
