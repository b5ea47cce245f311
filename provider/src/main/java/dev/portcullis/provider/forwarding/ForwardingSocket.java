package dev.portcullis.provider.forwarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The half of {@link ForwardingSslSocket} that {@link Socket} declares.
 *
 * <p>A method that is left out would run on this object's own socket, which is never connected: JDK
 * trust managers, for one, skip the check of the peer's name if {@code isConnected()} is false. So
 * nothing is left out. TLS itself may come into being later than the connection below it, so there
 * are two to forward to. Not responsible for TLS. As safe for threads as the delegate.
 */
abstract class ForwardingSocket extends SSLSocket {

  private volatile SSLSocket delegate;
  private volatile Socket transport;

  /** Forwards to {@code delegate}; what {@link Socket} declares goes to {@code transport}. */
  ForwardingSocket(SSLSocket delegate, Socket transport) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.transport = Objects.requireNonNull(transport, "transport");
  }

  /** Forwards everything to {@code connected} from now on. */
  protected final void forwardTo(SSLSocket connected) {
    delegate = connected;
    transport = connected;
  }

  /** The socket that carries the octets: the delegate, or a plain one until it is connected. */
  protected final Socket transport() {
    return transport;
  }

  /** The socket that speaks TLS. */
  protected final SSLSocket delegate() {
    return delegate;
  }

  @Override
  public void bind(@Nullable SocketAddress address) throws IOException {
    transport.bind(address);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  @Override
  public void connect(SocketAddress address, int timeoutMillis) throws IOException {
    transport.connect(address, timeoutMillis);
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    transport.connect(address);
  }

  @Override
  public @Nullable SocketChannel getChannel() {
    return transport.getChannel();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return transport.getInetAddress();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return transport.getInputStream();
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return transport.getKeepAlive();
  }

  @Override
  public InetAddress getLocalAddress() {
    return transport.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return transport.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return transport.getLocalSocketAddress();
  }

  @Override
  public boolean getOOBInline() throws SocketException {
    return delegate.getOOBInline();
  }

  @Override
  public <T> T getOption(SocketOption<T> option) throws IOException {
    return transport.getOption(option);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return transport.getOutputStream();
  }

  @Override
  public int getPort() {
    return transport.getPort();
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return transport.getReceiveBufferSize();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return transport.getRemoteSocketAddress();
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return transport.getReuseAddress();
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return transport.getSendBufferSize();
  }

  @Override
  public int getSoLinger() throws SocketException {
    return transport.getSoLinger();
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return transport.getSoTimeout();
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return transport.getTcpNoDelay();
  }

  @Override
  public int getTrafficClass() throws SocketException {
    return transport.getTrafficClass();
  }

  @Override
  public boolean isBound() {
    return transport.isBound();
  }

  @Override
  public boolean isClosed() {
    return transport.isClosed();
  }

  @Override
  public boolean isConnected() {
    return transport.isConnected();
  }

  @Override
  public boolean isInputShutdown() {
    return transport.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return transport.isOutputShutdown();
  }

  @Override
  public void sendUrgentData(int data) throws IOException {
    delegate.sendUrgentData(data);
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    transport.setKeepAlive(on);
  }

  @Override
  public void setOOBInline(boolean on) throws SocketException {
    delegate.setOOBInline(on);
  }

  @Override
  public <T> Socket setOption(SocketOption<T> option, T value) throws IOException {
    transport.setOption(option, value);
    return this;
  }

  @Override
  public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
    transport.setPerformancePreferences(connectionTime, latency, bandwidth);
  }

  @Override
  public void setReceiveBufferSize(int bytes) throws SocketException {
    transport.setReceiveBufferSize(bytes);
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    transport.setReuseAddress(on);
  }

  @Override
  public void setSendBufferSize(int bytes) throws SocketException {
    transport.setSendBufferSize(bytes);
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    transport.setSoLinger(on, seconds);
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    transport.setSoTimeout(millis);
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    transport.setTcpNoDelay(on);
  }

  @Override
  public void setTrafficClass(int trafficClass) throws SocketException {
    transport.setTrafficClass(trafficClass);
  }

  @Override
  public void shutdownInput() throws IOException {
    transport.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    transport.shutdownOutput();
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return transport.supportedOptions();
  }

  @Override
  public String toString() {
    return transport.toString();
  }
}
