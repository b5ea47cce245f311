package dev.portcullis.matrix.jdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** JNDI takes a factory by the name of a class: this is the one that it makes. */
public final class GivenFactory extends SocketFactory {

  private static volatile SSLSocketFactory given;

  /** What the next factory makes its sockets with. */
  static void give(SSLSocketFactory factory) {
    given = factory;
  }

  /** JNDI asks this method, by reflection. */
  public static SocketFactory getDefault() {
    return new GivenFactory();
  }

  @Override
  public Socket createSocket() throws IOException {
    return given.createSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return given.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return given.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return given.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return given.createSocket(host, port, local, localPort);
  }
}
