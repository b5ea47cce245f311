package dev.portcullis.matrix.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;

/** Completes with the status of the response on one stream. */
final class HttpTwo extends SimpleChannelInboundHandler<Http2HeadersFrame> {

  private final CompletableFuture<String> status;

  private HttpTwo(CompletableFuture<String> status) {
    super(Http2HeadersFrame.class);
    this.status = status;
  }

  static void ask(Channel channel, CompletableFuture<String> status) {
    channel
        .pipeline()
        .addLast(
            Http2FrameCodecBuilder.forClient().build(),
            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
    Http2Headers headers =
        new DefaultHttp2Headers().method("GET").path("/").scheme("https").authority("localhost");
    new Http2StreamChannelBootstrap(channel)
        .handler(new HttpTwo(status))
        .open()
        .addListener(
            (Future<Http2StreamChannel> opened) ->
                opened.getNow().writeAndFlush(new DefaultHttp2HeadersFrame(headers, true)));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Http2HeadersFrame frame) {
    status.complete(frame.headers().status().toString());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    status.completeExceptionally(cause);
  }
}
