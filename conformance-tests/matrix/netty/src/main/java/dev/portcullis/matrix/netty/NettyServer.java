package dev.portcullis.matrix.netty;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.KeyManagerFactory;

/** A web server on Netty that speaks HTTP/2 and HTTP/1.1, as ALPN says. */
public final class NettyServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    SslContext context = context(options);
    Channel channel =
        new ServerBootstrap()
            .group(new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory()))
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel accepted) {
                    accepted
                        .pipeline()
                        .addLast(context.newHandler(accepted.alloc()), new ByProtocol());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    return new Fields().put("port", ((InetSocketAddress) channel.localAddress()).getPort());
  }

  private static SslContext context(Fields options) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(Contexts.load(options.get("keys")), Contexts.PASSWORD);
    SslContextBuilder builder = SslContextBuilder.forServer(keys).sslProvider(SslProvider.JDK);
    if (options.has("old")) {
      return builder.protocols("TLSv1").ciphers(Tls.OLD_SUITES).build();
    }
    return builder.applicationProtocolConfig(Tls.HTTP_2).build();
  }

  private static final class ByProtocol extends ApplicationProtocolNegotiationHandler {

    ByProtocol() {
      super(ApplicationProtocolNames.HTTP_1_1);
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
      ChannelPipeline pipeline = context.pipeline();
      if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
        pipeline.addLast(
            Http2FrameCodecBuilder.forServer().build(), new Http2MultiplexHandler(new Two()));
      } else {
        pipeline.addLast(new HttpServerCodec(), new One());
      }
    }
  }

  @ChannelHandler.Sharable
  private static final class Two extends SimpleChannelInboundHandler<Http2HeadersFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2HeadersFrame frame) {
      context.writeAndFlush(
          new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status("200"), true));
    }
  }

  private static final class One extends SimpleChannelInboundHandler<HttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
      DefaultFullHttpResponse response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
      ChannelFuture written = context.writeAndFlush(response);
      if (!HttpUtil.isKeepAlive(request)) {
        written.addListener(ChannelFutureListener.CLOSE);
      }
    }
  }
}
