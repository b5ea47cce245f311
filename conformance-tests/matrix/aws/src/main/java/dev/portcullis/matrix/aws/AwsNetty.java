package dev.portcullis.matrix.aws;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.async.SimpleSubscriber;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** The SDK's client on Netty. */
public final class AwsNetty implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    NettyNioAsyncHttpClient.Builder builder = NettyNioAsyncHttpClient.builder();
    if (Call.checks(options)) {
      builder.tlsTrustManagersProvider(() -> Call.managers(options));
    }
    SdkHttpFullRequest request = Call.request(options);
    CompletableFuture<Integer> status = new CompletableFuture<>();
    try (SdkAsyncHttpClient client = builder.buildWithDefaults(Call.settings(options))) {
      client.execute(
          AsyncExecuteRequest.builder()
              .request(request)
              .requestContentPublisher(new Nothing())
              .responseHandler(new Status(status))
              .build());
      return Call.answer(await(status));
    }
  }

  private static int await(CompletableFuture<Integer> status) throws Exception {
    try {
      return status.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private record Status(CompletableFuture<Integer> status) implements SdkAsyncHttpResponseHandler {
    @Override
    public void onHeaders(SdkHttpResponse headers) {
      status.complete(headers.statusCode());
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      stream.subscribe(new SimpleSubscriber(buffer -> {}));
    }

    @Override
    public void onError(Throwable error) {
      status.completeExceptionally(error);
    }
  }

  /** The body of a GET. */
  private static final class Nothing implements SdkHttpContentPublisher {
    @Override
    public java.util.Optional<Long> contentLength() {
      return java.util.Optional.of(0L);
    }

    @Override
    public void subscribe(org.reactivestreams.Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new org.reactivestreams.Subscription() {
            @Override
            public void request(long count) {
              subscriber.onComplete();
            }

            @Override
            public void cancel() {}
          });
    }
  }
}
