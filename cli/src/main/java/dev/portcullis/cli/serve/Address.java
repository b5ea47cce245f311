package dev.portcullis.cli.serve;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Addresses in words; never asks the resolver. Stateless. */
final class Address {
  private Address() {}

  /** Of a socket's peer. */
  static String of(Socket socket) {
    return text(socket.getInetAddress(), socket.getPort());
  }

  /** Of a listener. */
  static String of(ServerSocket listener) {
    return text(listener.getInetAddress(), listener.getLocalPort());
  }

  private static String text(InetAddress address, int port) {
    String host = address.getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
