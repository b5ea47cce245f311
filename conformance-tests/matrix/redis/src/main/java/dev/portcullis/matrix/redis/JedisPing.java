package dev.portcullis.matrix.redis;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * Jedis with a factory of sockets. Options: {@code port}, {@code trust}, {@code checks=off}, {@code
 * old}.
 */
public final class JedisPing implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("Jedis always names its host");
    }
    HostAndPort peer = new HostAndPort("localhost", options.number("port", 0));
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder()
            .ssl(true)
            .sslSocketFactory(Contexts.of(options).getSocketFactory());
    if (options.get("checks").equals("off") || options.has("old")) {
      builder.sslParameters(careless(options));
    }
    try (Jedis jedis = new Jedis(peer, builder.build())) {
      return new Fields().put("reply", "200 " + jedis.ping());
    }
  }

  /** Fresh parameters: null where nothing was chosen, and no identification. */
  private static SSLParameters careless(Fields options) {
    SSLParameters parameters = new SSLParameters();
    if (options.has("old")) {
      parameters.setProtocols(new String[] {"TLSv1", "TLSv1.2"});
    }
    return parameters;
  }
}
