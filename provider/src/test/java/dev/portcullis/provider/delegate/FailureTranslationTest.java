package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsException;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers of JSSE catch what they know. */
class FailureTranslationTest {

  static Stream<Exception> unchanged() {
    return Stream.of(
        new SocketTimeoutException("Read timed out"),
        new InterruptedIOException("interrupted"),
        new SocketException("Connection reset"),
        new ConnectException("Connection refused"),
        new EOFException("end"),
        new IOException("Stream closed"),
        new SSLHandshakeException("as it should be"),
        new SSLPeerUnverifiedException("peer not verified"));
  }

  @ParameterizedTest
  @MethodSource("unchanged")
  void translated_knownToCallers_isTheSameObject(Exception failure) {
    assertSame(failure, FailureTranslation.translated(failure));
  }

  static Stream<Arguments> changed() {
    return Stream.of(
        Arguments.of(
            new TlsFatalAlert(AlertDescription.handshake_failure),
            "javax.net.ssl.SSLHandshakeException: handshake_failure(40)"),
        Arguments.of(
            new SSLException(new TlsFatalAlert(AlertDescription.protocol_version, "old")),
            "javax.net.ssl.SSLHandshakeException: protocol_version(70); old"),
        Arguments.of(
            new TlsFatalAlert(AlertDescription.unexpected_message),
            "javax.net.ssl.SSLProtocolException: unexpected_message(10)"),
        Arguments.of(
            new TlsFatalAlert(AlertDescription.bad_record_mac),
            "javax.net.ssl.SSLException: bad_record_mac(20)"),
        Arguments.of(
            new TlsFatalAlertReceived(AlertDescription.handshake_failure),
            "javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure"),
        Arguments.of(
            new TlsFatalAlertReceived(AlertDescription.internal_error),
            "javax.net.ssl.SSLException: Received fatal alert: internal_error"),
        Arguments.of(
            new IllegalStateException("No usable cipher suites enabled"),
            "javax.net.ssl.SSLHandshakeException: No usable cipher suites enabled; policy,"
                + " application and this JVM leave nothing in common"),
        Arguments.of(
            new IllegalStateException("Cannot write after the end"),
            "javax.net.ssl.SSLException: Cannot write after the end"),
        Arguments.of(
            new IllegalArgumentException(), "javax.net.ssl.SSLException: IllegalArgumentException"),
        Arguments.of(new TlsException("odd"), "javax.net.ssl.SSLException: odd"),
        Arguments.of(new IOException(), "javax.net.ssl.SSLException: IOException"));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void translated_foreign_isWhatSunJsseThrowsWithTheCause(Exception failure, String expected) {
    IOException translated = FailureTranslation.translated(failure);
    assertEquals(expected, translated.toString());
    assertSame(failure, translated.getCause());
  }

  @Test
  void translated_certificateExceptionDeepInside_isMessageAndCause() {
    CertificateException refusal = new CertificateException("no name matches");
    Exception failure =
        new SSLException(new TlsFatalAlert(AlertDescription.certificate_unknown, refusal));
    IOException translated = FailureTranslation.translated(failure);
    assertEquals("javax.net.ssl.SSLHandshakeException: no name matches", translated.toString());
    assertSame(refusal, translated.getCause());
  }

  @Test
  void translated_twice_isTheSameObject() {
    Exception failure =
        new TlsFatalAlert(AlertDescription.bad_certificate, new CertificateException("x"));
    IOException once = FailureTranslation.translated(failure);
    assertSame(once, FailureTranslation.translated(once));
  }
}
