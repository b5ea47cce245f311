package dev.portcullis.provider.forwarding;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A TLS socket that hands every call to another socket, unchanged.
 *
 * <p>It decides nothing; whoever extends it overrides what a policy governs, and overrides both
 * forms of {@code connect}, since each goes to the delegate by itself. {@code setOption} returns
 * this socket, so that a chain of calls stays on it. Everything else is handed over as it is: the
 * delegate passes itself, not this socket, to listeners and callbacks. As safe for threads as the
 * delegate.
 */
public abstract class ForwardingSslSocket extends ForwardingSocket {

  /** Forwards to {@code delegate}, never null. */
  protected ForwardingSslSocket(SSLSocket delegate) {
    super(delegate, delegate);
  }

  /** Forwards what is about TLS to {@code delegate}, the rest to {@code transport}. */
  protected ForwardingSslSocket(SSLSocket delegate, Socket transport) {
    super(delegate, transport);
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    delegate().addHandshakeCompletedListener(listener);
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    return delegate().getApplicationProtocol();
  }

  @Override
  public boolean getEnableSessionCreation() {
    return delegate().getEnableSessionCreation();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return delegate().getEnabledCipherSuites();
  }

  @Override
  public String[] getEnabledProtocols() {
    return delegate().getEnabledProtocols();
  }

  @Override
  public @Nullable BiFunction<SSLSocket, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return delegate().getHandshakeApplicationProtocolSelector();
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    return delegate().getHandshakeApplicationProtocol();
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return delegate().getHandshakeSession();
  }

  @Override
  public boolean getNeedClientAuth() {
    return delegate().getNeedClientAuth();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return delegate().getSSLParameters();
  }

  @Override
  public SSLSession getSession() {
    return delegate().getSession();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return delegate().getSupportedCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return delegate().getSupportedProtocols();
  }

  @Override
  public boolean getUseClientMode() {
    return delegate().getUseClientMode();
  }

  @Override
  public boolean getWantClientAuth() {
    return delegate().getWantClientAuth();
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    delegate().removeHandshakeCompletedListener(listener);
  }

  @Override
  public void setEnableSessionCreation(boolean enable) {
    delegate().setEnableSessionCreation(enable);
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    delegate().setEnabledCipherSuites(suites);
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    delegate().setEnabledProtocols(protocols);
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      @Nullable BiFunction<SSLSocket, List<String>, String> selector) {
    delegate().setHandshakeApplicationProtocolSelector(selector);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    delegate().setNeedClientAuth(need);
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    delegate().setSSLParameters(parameters);
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    delegate().setUseClientMode(clientMode);
  }

  @Override
  public void setWantClientAuth(boolean want) {
    delegate().setWantClientAuth(want);
  }

  @Override
  public void startHandshake() throws IOException {
    delegate().startHandshake();
  }
}
