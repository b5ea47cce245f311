package dev.portcullis.matrix.grpc;

import dev.portcullis.conformance.app.Fields;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A service of one method that gives back what it gets; no generated code. */
final class Echo {

  private static final MethodDescriptor<String, String> METHOD =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("portcullis.Echo/Say")
          .setRequestMarshaller(new Text())
          .setResponseMarshaller(new Text())
          .build();

  private Echo() {}

  static ServerServiceDefinition service() {
    return ServerServiceDefinition.builder("portcullis.Echo")
        .addMethod(
            METHOD,
            ServerCalls.asyncUnaryCall(
                (text, observer) -> {
                  observer.onNext(text);
                  observer.onCompleted();
                }))
        .build();
  }

  static Fields serve(Server server) throws IOException {
    return new Fields().put("port", server.start().getPort());
  }

  static Fields call(ManagedChannel channel) {
    try {
      CallOptions limit = CallOptions.DEFAULT.withDeadlineAfter(8, TimeUnit.SECONDS);
      String reply = ClientCalls.blockingUnaryCall(channel, METHOD, limit, "200");
      return new Fields().put("reply", reply);
    } finally {
      channel.shutdownNow();
    }
  }

  private static final class Text implements Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
