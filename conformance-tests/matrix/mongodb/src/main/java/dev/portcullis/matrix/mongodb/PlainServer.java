package dev.portcullis.matrix.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;

/** Speaks MongoDB's protocol without TLS, until the JVM ends. */
public final class PlainServer implements App {

  @Override
  public Fields run(Fields options) {
    MongoServer server = new MongoServer(new MemoryBackend());
    return new Fields().put("port", server.bind().getPort());
  }
}
