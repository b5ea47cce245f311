package dev.portcullis.provider.forwarding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * A TLS server socket that hands every call to another server socket, unchanged.
 *
 * <p>It decides nothing; whoever extends it overrides what a policy governs. {@code accept} returns
 * the delegate's own socket: wrapping it is the subclass's part. {@code setOption} returns this
 * server socket. As safe for threads as the delegate.
 */
public abstract class ForwardingSslServerSocket extends SSLServerSocket {

  private final SSLServerSocket delegate;

  /**
   * Forwards to {@code delegate}, never null.
   *
   * @throws IOException never in practice; the constructor of {@link SSLServerSocket} declares it
   */
  protected ForwardingSslServerSocket(SSLServerSocket delegate) throws IOException {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
  }

  /** The socket that every call goes to. */
  protected final SSLServerSocket delegate() {
    return delegate;
  }

  @Override
  public Socket accept() throws IOException {
    return delegate.accept();
  }

  @Override
  public void bind(@Nullable SocketAddress address, int backlog) throws IOException {
    delegate.bind(address, backlog);
  }

  @Override
  public void bind(@Nullable SocketAddress address) throws IOException {
    delegate.bind(address);
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }

  @Override
  public @Nullable ServerSocketChannel getChannel() {
    return delegate.getChannel();
  }

  @Override
  public boolean getEnableSessionCreation() {
    return delegate.getEnableSessionCreation();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return delegate.getEnabledCipherSuites();
  }

  @Override
  public String[] getEnabledProtocols() {
    return delegate.getEnabledProtocols();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return delegate.getInetAddress();
  }

  @Override
  public int getLocalPort() {
    return delegate.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return delegate.getLocalSocketAddress();
  }

  @Override
  public boolean getNeedClientAuth() {
    return delegate.getNeedClientAuth();
  }

  @Override
  public <T> T getOption(SocketOption<T> option) throws IOException {
    return delegate.getOption(option);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return delegate.getReceiveBufferSize();
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return delegate.getReuseAddress();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return delegate.getSSLParameters();
  }

  @Override
  public int getSoTimeout() throws IOException {
    return delegate.getSoTimeout();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return delegate.getSupportedCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return delegate.getSupportedProtocols();
  }

  @Override
  public boolean getUseClientMode() {
    return delegate.getUseClientMode();
  }

  @Override
  public boolean getWantClientAuth() {
    return delegate.getWantClientAuth();
  }

  @Override
  public boolean isBound() {
    return delegate.isBound();
  }

  @Override
  public boolean isClosed() {
    return delegate.isClosed();
  }

  @Override
  public void setEnableSessionCreation(boolean enable) {
    delegate.setEnableSessionCreation(enable);
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    delegate.setEnabledCipherSuites(suites);
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    delegate.setEnabledProtocols(protocols);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    delegate.setNeedClientAuth(need);
  }

  @Override
  public <T> ServerSocket setOption(SocketOption<T> option, T value) throws IOException {
    delegate.setOption(option, value);
    return this;
  }

  @Override
  public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
    delegate.setPerformancePreferences(connectionTime, latency, bandwidth);
  }

  @Override
  public void setReceiveBufferSize(int bytes) throws SocketException {
    delegate.setReceiveBufferSize(bytes);
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    delegate.setReuseAddress(on);
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    delegate.setSSLParameters(parameters);
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    delegate.setSoTimeout(millis);
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    delegate.setUseClientMode(clientMode);
  }

  @Override
  public void setWantClientAuth(boolean want) {
    delegate.setWantClientAuth(want);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return delegate.supportedOptions();
  }

  @Override
  public String toString() {
    return delegate.toString();
  }
}
