package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;
import static dev.portcullis.conformance.matrix.Exemption.Kind.REFUSED_ANYWAY;

import java.util.List;

/** Clients of the group {@code http}: those of the JDK, OkHttp, Apache HttpClient. */
final class HttpClientRows {

  private static final String URL_NAMES_HOST = "a URL always names its host";
  private static final String HTTP_2_NEEDS_1_2 = "HTTP/2 needs TLS 1.2 (RFC 9113, Section 9.2)";

  static final List<Row> ALL =
      List.of(
          client("HttpsURLConnection", "", "UrlConnection", WebPeer.HTTP_1)
              .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST),
          client("java.net.http, HTTP/1.1", "", "JdkHttpClient", WebPeer.HTTP_1)
              .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST),
          client("java.net.http, HTTP/2", "", "JdkHttpClient", WebPeer.HTTP_2)
              .option("http", "2")
              .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST)
              .except(Check.OLD, REFUSED_ANYWAY, HTTP_2_NEEDS_1_2),
          client("OkHttp", "okhttp-jvm", "OkHttp", WebPeer.HTTP_2)
              .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST),
          client("Apache HttpClient, classic", "httpclient5", "ApacheClassic", WebPeer.HTTP_1)
              .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST),
          client("Apache HttpClient, async", "httpclient5", "ApacheAsync", WebPeer.HTTP_2)
              .except(Check.NAMELESS, NOT_APPLICABLE, URL_NAMES_HOST));

  private HttpClientRows() {}

  private static Row client(String title, String artifact, String program, Peer peer) {
    return Row.client(title, "http", artifact, program, peer);
  }
}
