package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Puts the connections of one context behind the policy. Thread-safe. */
final class Connections {
  private final ContextPolicy context;
  private final ConnectionRegistry registry;

  Connections(ContextPolicy context, ConnectionRegistry registry) {
    this.context = context;
    this.registry = registry;
  }

  RoleParameters clientParameters() {
    return context.role(Role.CLIENT);
  }

  RoleParameters serverParameters() {
    return context.role(Role.SERVER);
  }

  SSLEngine wrap(SSLEngine delegate, @Nullable String host) {
    return new PolicySslEngine(context, registry, delegate, host);
  }

  /** What watches the octets of one connection. */
  HandshakeTap tap() {
    return new HandshakeTap(context.isDatagram());
  }

  /** A socket over another, whose octets pass the tap. */
  PolicySslSocket wrap(SSLSocket delegate, @Nullable String host, HandshakeTap tap) {
    return new PolicySslSocket(
        context, registry, delegate, null, host, RequestedParameters.NOTHING, tap);
  }

  PolicySslSocket unconnected(Unconnected socket, @Nullable String host) {
    return new PolicySslSocket(
        context,
        registry,
        socket.settings(),
        socket,
        host,
        RequestedParameters.NOTHING,
        socket.plain().tap());
  }

  /** A socket that a listener accepted, with what was asked of the listener. */
  PolicySslSocket accepted(SSLSocket delegate, RequestedParameters requested, HandshakeTap tap) {
    return new PolicySslSocket(context, registry, delegate, null, null, requested, tap);
  }
}
