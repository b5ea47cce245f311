package dev.portcullis.conformance.matrix;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.peer.DataServer;
import dev.portcullis.conformance.peer.DataServer.Tls;
import dev.portcullis.conformance.peer.Dovecot;
import dev.portcullis.conformance.peer.Exim;
import dev.portcullis.conformance.peer.MariaDb;
import dev.portcullis.conformance.peer.OpenLdap;
import dev.portcullis.conformance.peer.PostgreSql;
import dev.portcullis.conformance.peer.RabbitMq;
import dev.portcullis.conformance.peer.Redis;
import dev.portcullis.conformance.pki.TestPki;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Databases, brokers, directories and mail servers that are not Java. Those that cannot be told to
 * speak TLS 1.0 only have a {@link TlsFront} before them then.
 */
enum DataPeer implements Peer {
  POSTGRESQL {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return PostgreSql.start(certificate, tls);
    }
  },
  MARIADB {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return MariaDb.start(certificate, tls);
    }
  },
  REDIS {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return Redis.start(certificate, tls);
    }
  },
  LDAPS {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return OpenLdap.start(certificate, tls);
    }
  },
  SMTPS {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return Exim.start(certificate, tls);
    }
  },
  IMAPS {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return Dovecot.start(certificate);
    }

    @Override
    public int port(Face face) {
      return face == Face.OLD ? front(face) : server(face).port();
    }
  },
  /** One broker: a second one takes longer to start than all of the cells together. */
  AMQPS {
    @Override
    DataServer start(OnDisk certificate, Tls tls) {
      return RabbitMq.start(certificate);
    }

    @Override
    public int port(Face face) {
      return face == Face.RIGHT ? server(face).port() : front(face);
    }
  };

  private static final Set<DataPeer> QUICK = Set.of(POSTGRESQL, REDIS, LDAPS);
  private static final Map<String, DataServer> RUNNING = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.values().forEach(DataServer::close)));
  }

  abstract DataServer start(OnDisk certificate, Tls tls);

  @Override
  public int port(Face face) {
    return server(face).port();
  }

  @Override
  public boolean quick() {
    return QUICK.contains(this);
  }

  /** The same servers on the port where TLS starts when asked for. */
  Peer upgradable() {
    return new Upgradable(this);
  }

  private record Upgradable(DataPeer peer) implements Peer {
    @Override
    public int port(Face face) {
      return peer.server(face).plainPort();
    }

    @Override
    public boolean quick() {
      return peer.quick();
    }
  }

  /** The running server for a face. */
  DataServer server(Face face) {
    Tls tls = face == Face.OLD ? Tls.ONLY_1_0 : Tls.CURRENT;
    return RUNNING.computeIfAbsent(this + " " + face, key -> start(certificate(face), tls));
  }

  /** TLS of the JDK before the plain port of the right server. */
  int front(Face face) {
    return TlsFronts.before(server(Face.RIGHT).plainPort(), face);
  }

  /** An old client may know no elliptic curves, so an old server has an RSA key. */
  private static OnDisk certificate(Face face) {
    return switch (face) {
      case RIGHT -> TestPki.ECDSA.files();
      case WRONG -> TestPki.WRONG_HOST.files();
      case OLD -> TestPki.RSA.files();
    };
  }
}
