package dev.portcullis.provider.jsse;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * The listeners of one socket. They are told after the handshake was judged, of the socket that the
 * application holds, in a thread of their own as in SunJSSE: a listener may block. Thread-safe.
 */
final class HandshakeListeners {
  private final SSLSocket wrapper;
  private final List<HandshakeCompletedListener> listeners = new ArrayList<>(0);

  HandshakeListeners(SSLSocket wrapper) {
    this.wrapper = wrapper;
  }

  synchronized void add(HandshakeCompletedListener listener) {
    if (listener == null) {
      throw new IllegalArgumentException("The listener is null");
    }
    listeners.add(listener);
  }

  /**
   * Removes a listener.
   *
   * @throws IllegalArgumentException if it was never added, as in SunJSSE
   */
  synchronized void remove(HandshakeCompletedListener listener) {
    if (!listeners.remove(listener)) {
      throw new IllegalArgumentException("The listener was not added to this socket");
    }
  }

  synchronized void completed(SSLSession session) {
    if (listeners.isEmpty()) {
      return;
    }
    List<HandshakeCompletedListener> told = List.copyOf(listeners);
    HandshakeCompletedEvent event = new HandshakeCompletedEvent(wrapper, session);
    Thread thread =
        new Thread(() -> told.forEach(l -> l.handshakeCompleted(event)), "portcullis-handshake");
    thread.setDaemon(true);
    thread.start();
  }
}
