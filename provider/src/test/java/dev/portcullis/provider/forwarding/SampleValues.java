package dev.portcullis.provider.forwarding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLParameters;

/**
 * A fresh value, different from the default, for each type that the JSSE methods take or return.
 */
final class SampleValues {

  private static final Set<Class<?>> CONSTRUCTIBLE =
      Set.of(Object.class, Socket.class, ServerSocket.class, SSLParameters.class);

  private int next = 41;

  /** Fails for a type that nobody has decided about. */
  Object of(Class<?> type) throws Exception {
    if (type == void.class) {
      return "nothing";
    }
    if (type.isPrimitive()) {
      return primitive(type);
    }
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, of(type.getComponentType()));
      return array;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return type.isInterface() ? proxy(type) : object(type);
  }

  private Object primitive(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return ++next;
    }
    throw new AssertionError("no sample for " + type);
  }

  private Object object(Class<?> type) throws Exception {
    if (type == String.class) {
      return "sample" + ++next;
    }
    if (CONSTRUCTIBLE.contains(type)) {
      return type.getConstructor().newInstance();
    }
    if (type == ByteBuffer.class) {
      return ByteBuffer.allocate(++next);
    }
    if (type == InputStream.class) {
      return new ByteArrayInputStream(new byte[1]);
    }
    if (type == OutputStream.class) {
      return new ByteArrayOutputStream();
    }
    return network(type);
  }

  private Object network(Class<?> type) throws Exception {
    if (type == InetAddress.class) {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) ++next});
    }
    if (type == SocketAddress.class) {
      return InetSocketAddress.createUnresolved("sample.example", ++next);
    }
    if (type == SSLEngineResult.class) {
      return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_WRAP, ++next, ++next);
    }
    if (type == SocketChannel.class) {
      return SocketChannel.open();
    }
    if (type == ServerSocketChannel.class) {
      return ServerSocketChannel.open();
    }
    throw new AssertionError("no sample for " + type);
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        SampleValues.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "sample " + type.getSimpleName();
            });
  }
}
