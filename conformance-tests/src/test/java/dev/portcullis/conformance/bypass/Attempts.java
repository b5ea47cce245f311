package dev.portcullis.conformance.bypass;

import static dev.portcullis.conformance.bypass.Detector.doctor;
import static dev.portcullis.conformance.bypass.Detector.none;
import static dev.portcullis.conformance.bypass.Detector.verify;

import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.scenario.Target;
import java.util.List;

/** The catalogue: who tries what, and how it ends. A table; it decides nothing. */
final class Attempts {
  /** Entries of the catalogue are numbered from 1 to this. */
  static final int LAST_ENTRY = 27;

  private static final String CHAIN = "rule      trust.application-managers";
  private static final String IDENTITY = "rule      identity";
  private static final String PATH = "path building failed";
  private static final String VERSION = "protocol_version";
  private static final String NOTHING_LEFT = "handshake_failure";
  private static final String OPENS = "--add-opens=java.base/javax.net.ssl=ALL-UNNAMED";
  private static final String EXPORTS = "--add-exports=java.base/sun.security.ssl=ALL-UNNAMED";
  private static final Detector CLAIMED =
      none("none: the program means the name that it claims, and the certificate has it");

  static final List<Attempt> ALL =
      List.of(
          Attempt.of(
                  1, "Trust manager that accepts all", Target.WRONG_HOST, "socket trust=accept-all")
              .refusedFor(CHAIN),
          Attempt.of(
                  2,
                  "Extended trust manager that accepts all",
                  Target.WRONG_HOST,
                  "socket eia=HTTPS trust=accept-all-extended")
              .refusedFor(CHAIN),
          Attempt.of(
                  3,
                  "Self-signed strategy: a chain of one is taken",
                  Target.SELF_SIGNED,
                  "socket trust=self-signed-strategy")
              .refusedFor(CHAIN),
          Attempt.of(3, "Expired certificates are taken", Target.EXPIRED, "socket trust=datesgood")
              .refusedFor(CHAIN),
          Attempt.of(
                  4,
                  "Trust manager that clears the check of its own connection",
                  Target.WRONG_HOST,
                  "engine eia=HTTPS trust=meddling")
              .refusedFor(CHAIN),
          Attempt.of(
                  5,
                  "`HostnameVerifier` that says yes",
                  Target.WRONG_HOST,
                  "https-url-connection verifier=permissive trust=good")
              .refusedFor(IDENTITY),
          Attempt.of(
                  5,
                  "`setDefaultHostnameVerifier` with one",
                  Target.WRONG_HOST,
                  "hostile trick=default-verifier then=https-url-connection trust=good")
              .refusedFor(IDENTITY),
          Attempt.of(
                  6,
                  "Endpoint identification set to the empty text",
                  Target.WRONG_HOST,
                  "socket eia= trust=good")
              .refusedFor(IDENTITY),
          Attempt.of(6, "The same set to null", Target.WRONG_HOST, "engine eia=null trust=good")
              .refusedFor(IDENTITY),
          Attempt.of(
                  7,
                  "Socket without endpoint identification",
                  Target.WRONG_HOST_TLS12,
                  "socket trust=good")
              .refusedFor(IDENTITY),
          Attempt.of(
                  8,
                  "Engine that is not told whom it talks to",
                  Target.WRONG_HOST,
                  "engine peer-host=none trust=good")
              .refusedFor("rule      identity.no-reference-identity"),
          Attempt.of(
                  9,
                  "Old protocols enabled",
                  Target.TLS_1_0,
                  "socket protocols=SSLv3,TLSv1,TLSv1.1 trust=good")
              .refusedFor(VERSION),
          Attempt.of(
                  9,
                  "`SSLContext.getInstance(\"TLSv1\")`",
                  Target.TLS_1_0,
                  "socket context=TLSv1 protocols=TLSv1 trust=good")
              .refusedFor(VERSION),
          Attempt.of(
                  10,
                  "Suite without encryption",
                  Target.NULL_CIPHER,
                  "socket protocols=TLSv1.2 suites=TLS_RSA_WITH_NULL_SHA256 trust=good")
              .refusedFor(NOTHING_LEFT),
          Attempt.of(
                  10,
                  "Anonymous suite",
                  Target.ANONYMOUS_DH,
                  "socket protocols=TLSv1.2 suites=TLS_DH_anon_WITH_AES_128_CBC_SHA256 trust=good")
              .refusedFor(NOTHING_LEFT),
          Attempt.of(
                  11,
                  "`SSLContext.getInstance(\"SSLv23\")`",
                  Target.WRONG_HOST,
                  "socket context=SSLv23 trust=good")
              .failsAnywhere()
              .refusedFor(IDENTITY),
          Attempt.of(
                  12,
                  "SunJSSE by name",
                  Target.WRONG_HOST,
                  "socket provider=SunJSSE trust=accept-all-extended")
              .refusedFor(CHAIN),
          Attempt.of(
                  13,
                  "Bouncy Castle's provider as object",
                  Target.WRONG_HOST,
                  "socket object=bouncy-castle trust=accept-all-extended")
              .refusedFor(CHAIN)
              .needsTheAgent(doctor("old-bctls")),
          Attempt.of(
                  13,
                  "Conscrypt's provider as object",
                  Target.WRONG_HOST,
                  "socket object=conscrypt trust=accept-all-extended")
              .refusedFor(CHAIN)
              .needsTheAgent(doctor("native-tls")),
          Attempt.of(
                  13,
                  "`SSLContext` of the program's own class around Bouncy Castle's Spi",
                  Target.WRONG_HOST,
                  "socket object=bouncy-castle-spi trust=accept-all-extended")
              .refusedFor(CHAIN)
              .needsTheAgent(doctor("old-bctls")),
          Attempt.of(
                  13,
                  "`new SunJSSE()` in an exported package",
                  Target.WRONG_HOST,
                  "socket object=sunjsse-made trust=accept-all-extended")
              .option(EXPORTS)
              .refusedFor(CHAIN)
              .needsTheAgent(doctor("opened-package")),
          Attempt.of(
                  14,
                  "`insertProviderAt(conscrypt, 1)` in the program",
                  Target.WRONG_HOST,
                  "hostile trick=insert-conscrypt then=socket trust=accept-all-extended")
              .refusedFor("")
              .needsTheAgent(verify("jsse-before")),
          Attempt.of(
                  14,
                  "`removeProvider(\"Portcullis\")` in the program",
                  Target.WRONG_HOST,
                  "hostile trick=remove-gate then=socket trust=accept-all-extended")
              .refusedFor(""),
          Attempt.of(
                  15,
                  "`SSLContext.setDefault` with a context that accepts all",
                  Target.WRONG_HOST,
                  "hostile trick=set-default then=socket factory=default trust=accept-all-extended")
              .refusedFor(CHAIN),
          Attempt.of(
                  15,
                  "The same with a context of a provider object",
                  Target.WRONG_HOST,
                  "hostile trick=set-default then=socket factory=default object=bouncy-castle"
                      + " trust=accept-all-extended")
              .refusedFor(CHAIN)
              .needsTheAgent(doctor("old-bctls")),
          Attempt.of(
                  16,
                  "`ssl.SocketFactory.provider` names a factory over a provider object",
                  Target.WRONG_HOST,
                  "hostile trick=factory-property then=socket factory=default")
              .refusedFor(CHAIN)
              .needsTheAgent(verify("socket-factory-provider")),
          Attempt.of(
                  17,
                  "`SSLSocketFactory` of the application's own",
                  Target.WRONG_HOST,
                  "hostile trick=default-factory then=https-url-connection factory=default"
                      + " trust=accept-all-extended")
              .refusedFor(CHAIN),
          Attempt.of(
                  18,
                  "`jdk.internal.httpclient.disableHostnameVerification`",
                  Target.WRONG_HOST,
                  "http-client trust=good")
              .option("-Djdk.internal.httpclient.disableHostnameVerification=true")
              .refusedFor(IDENTITY),
          Attempt.of(18, "`jdk.tls.client.protocols`", Target.TLS_1_0, "socket trust=good")
              .option("-Djdk.tls.client.protocols=TLSv1")
              .refusedFor(VERSION),
          Attempt.of(18, "`https.protocols`", Target.TLS_1_0, "https-url-connection trust=good")
              .option("-Dhttps.protocols=TLSv1")
              .refusedFor(""),
          Attempt.of(18, "`jdk.tls.client.cipherSuites`", Target.NULL_CIPHER, "socket trust=good")
              .option("-Djdk.tls.client.cipherSuites=TLS_RSA_WITH_NULL_SHA256")
              .refusedFor(NOTHING_LEFT),
          Attempt.of(
                  18,
                  "`portcullis.policy` set by the program before its first TLS",
                  Target.TLS_1_0,
                  "hostile trick=rename-policy then=socket protocols=TLSv1 trust=good")
              .refusedFor(VERSION)
              .beyond(verify("policy-of-the-program"), Registration.SAMPLE),
          Attempt.of(
                  19,
                  "Plaintext after TLS was refused (STARTTLS, `sslmode=prefer`)",
                  Target.SELF_SIGNED,
                  "hostile trick=fall-back trust=good")
              .with("org/postgresql/Driver.class")
              .outOfReach(doctor("plaintext-fallback")),
          Attempt.of(
                  20,
                  "TLS below JSSE: Bouncy Castle's own API; native libraries alike",
                  Target.WRONG_HOST,
                  "dev.portcullis.conformance.hostile.BelowJsse")
              .outOfReach(doctor("old-bctls")),
          Attempt.of(21, "HTTP/3 over QUIC of a library", Target.GOOD, "")
              .with("io/netty/handler/codec/quic/Quic.class")
              .outOfReach(doctor("http3")),
          Attempt.of(
                  22,
                  "Another name claimed by SNI",
                  Target.WRONG_HOST,
                  "socket sni=other.example trust=good")
              .outOfReach(CLAIMED),
          Attempt.of(
                  23,
                  "Name from reverse DNS (`jdk.tls.trustNameService`)",
                  Target.WRONG_HOST,
                  "socket host=127.0.0.1 open=address eia=HTTPS trust=good")
              .option("-Djdk.tls.trustNameService=true")
              .option("-Djdk.net.hosts.file=HOSTS")
              .refusedFor(IDENTITY),
          Attempt.of(
                  24,
                  "Session of one name resumed for another",
                  Target.GOOD_TLS12,
                  "socket keep=a open=layered peer-host=evil.example eia=HTTPS trust=good")
              .after(
                  "socket keep=a open=layered peer-host=evil.example sni=localhost eia=HTTPS"
                      + " trust=good")
              .refusedFor(IDENTITY),
          Attempt.of(
                  25,
                  "Renegotiation by the program (OpenSSL refuses it, too)",
                  Target.RENEGOTIATING,
                  "hostile trick=renegotiate trust=good")
              .option("-Dsun.security.ssl.allowUnsafeRenegotiation=true")
              .failsAnywhere(),
          Attempt.of(
                  26,
                  "Reflection into an `SSLContext`",
                  Target.WRONG_HOST,
                  "hostile trick=replace-spi keep=a then=socket trust=good")
              .option(OPENS)
              .outOfReach(doctor("opened-package")),
          Attempt.of(27, "Plaintext", Target.GOOD, "hostile trick=plaintext")
              .outOfReach(none("none: a firewall, or a look at the network")));

  private Attempts() {}
}
