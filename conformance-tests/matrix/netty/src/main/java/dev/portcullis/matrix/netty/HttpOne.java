package dev.portcullis.matrix.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.CompletableFuture;

/** Completes with the status of the response to one request. */
final class HttpOne extends SimpleChannelInboundHandler<HttpResponse> {

  private final CompletableFuture<String> status;

  private HttpOne(CompletableFuture<String> status) {
    super(HttpResponse.class);
    this.status = status;
  }

  static void ask(Channel channel, CompletableFuture<String> status) {
    channel.pipeline().addLast(new HttpClientCodec(), new HttpOne(status));
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    request.headers().set(HttpHeaderNames.HOST, "localhost");
    channel.writeAndFlush(request);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpResponse response) {
    status.complete(response.status().codeAsText().toString());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    status.completeExceptionally(cause);
  }
}
