package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
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

  PolicySslSocket wrap(SSLSocket delegate, @Nullable String host) {
    return accepted(delegate, host, RequestedParameters.NOTHING);
  }

  PolicySslSocket accepted(
      SSLSocket delegate, @Nullable String host, RequestedParameters requested) {
    return new PolicySslSocket(context, registry, delegate, host, requested);
  }

  SSLServerSocket wrap(SSLServerSocket delegate) throws IOException {
    return new PolicySslServerSocket(context, this, delegate);
  }
}
