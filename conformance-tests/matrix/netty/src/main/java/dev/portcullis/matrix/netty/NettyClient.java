package dev.portcullis.matrix.netty;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A client on Netty. Options: {@code alpn} offers HTTP/2 and takes nothing else; {@code
 * identity=none} makes the handler without a host.
 */
public final class NettyClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      return talk(options, group);
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private static Fields talk(Fields options, EventLoopGroup group) throws Exception {
    SslContext context = Tls.client(options);
    CompletableFuture<String> status = new CompletableFuture<>();
    int port = options.number("port", 0);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    SslHandler tls = handler(context, channel, options);
                    channel.pipeline().addLast(tls, new ByProtocol(options.has("alpn"), status));
                  }
                });
    bootstrap.connect("localhost", port).sync();
    return new Fields().put("reply", "HTTP " + await(status));
  }

  private static SslHandler handler(SslContext context, Channel channel, Fields options) {
    return options.get("identity").equals("none")
        ? context.newHandler(channel.alloc())
        : context.newHandler(channel.alloc(), "localhost", options.number("port", 0));
  }

  /** Asks as soon as the handshake is over, before anything can arrive. */
  private static final class ByProtocol extends ApplicationProtocolNegotiationHandler {

    private final boolean onlyTwo;
    private final CompletableFuture<String> status;

    ByProtocol(boolean onlyTwo, CompletableFuture<String> status) {
      super(ApplicationProtocolNames.HTTP_1_1);
      this.onlyTwo = onlyTwo;
      this.status = status;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
      if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
        HttpTwo.ask(context.channel(), status);
      } else if (onlyTwo) {
        throw new IllegalStateException("no HTTP/2 but " + protocol);
      } else {
        HttpOne.ask(context.channel(), status);
      }
    }

    /** A failure before the first octet arrives shows in this event only. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
      if (event instanceof SslHandshakeCompletionEvent end && !end.isSuccess()) {
        status.completeExceptionally(end.cause());
      }
      super.userEventTriggered(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      status.completeExceptionally(cause);
    }
  }

  private static String await(CompletableFuture<String> status) throws Exception {
    try {
      return status.get(8, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }
}
