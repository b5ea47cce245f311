package dev.portcullis.provider.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each method of the running JDK's TLS types is forwarded: same arguments, result and failure. */
class ForwardingCompletenessTest {

  private static final String SHORT_FORM =
      "SSLEngine sends it through the long form, which is ours";

  private static final Set<String> SHORT_FORMS =
      Set.of(
          "unwrap(ByteBuffer, ByteBuffer)",
          "unwrap(ByteBuffer, ByteBuffer[])",
          "wrap(ByteBuffer, ByteBuffer)",
          "wrap(ByteBuffer[], ByteBuffer)");

  /** Returns the socket itself, as its contract says. */
  private static final String RETURNS_THIS = "setOption(SocketOption, Object)";

  private static final SampleValues SAMPLES = new SampleValues();

  private record Call(String signature, Object[] arguments) {}

  private interface Wrapping<T> {
    T around(T delegate) throws Exception;
  }

  @Test
  void engine_everyMethodOfThisJdk_isForwarded() {
    OverrideCompleteness check = OverrideCompleteness.of(SSLEngine.class);
    for (String shortForm : SHORT_FORMS) {
      check = check.except(shortForm, SHORT_FORM);
    }
    check.assertOverriddenBy(ForwardingSslEngine.class);
  }

  @Test
  void socket_everyMethodOfThisJdk_isForwarded() {
    OverrideCompleteness.of(SSLSocket.class).assertOverriddenBy(ForwardingSslSocket.class);
  }

  @Test
  void plainSocket_everyMethodOfThisJdk_isForwarded() {
    OverrideCompleteness.of(Socket.class).assertOverriddenBy(ForwardingPlainSocket.class);
  }

  @Test
  void completeness_methodLeftOut_isReportedByName() {
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                OverrideCompleteness.of(SSLEngine.class)
                    .assertOverriddenBy(ForwardingSslEngine.class));
    assertEquals(
        "class dev.portcullis.provider.forwarding.ForwardingSslEngine leaves other methods of class"
            + " javax.net.ssl.SSLEngine to the JDK than the exceptions say ==> expected: <> but"
            + " was: <unwrap(ByteBuffer, ByteBuffer)\n"
            + "unwrap(ByteBuffer, ByteBuffer[])\n"
            + "wrap(ByteBuffer, ByteBuffer)\n"
            + "wrap(ByteBuffer[], ByteBuffer)>",
        failure.getMessage());
  }

  @Test
  void completeness_exceptionNotNeeded_isReported() {
    OverrideCompleteness check =
        OverrideCompleteness.of(SSLSocket.class).except("close()", "stale on purpose");
    assertThrows(AssertionError.class, () -> check.assertOverriddenBy(ForwardingSslSocket.class));
  }

  @TestFactory
  Stream<DynamicTest> engine_call_reachesTheDelegate() {
    return calls(SSLEngine.class, delegate -> new ForwardingSslEngine(delegate) {})
        .filter(test -> !SHORT_FORMS.contains(test.getDisplayName()));
  }

  @TestFactory
  Stream<DynamicTest> socket_call_reachesTheDelegate() {
    return calls(SSLSocket.class, delegate -> new ForwardingSslSocket(delegate) {});
  }

  @TestFactory
  Stream<DynamicTest> plainSocket_call_reachesTheDelegate() {
    return calls(Socket.class, delegate -> new ForwardingPlainSocket(delegate) {});
  }

  @TestFactory
  Stream<DynamicTest> engineShortForm_call_reachesTheLongForm() {
    return OverrideCompleteness.overridable(SSLEngine.class).entrySet().stream()
        .filter(entry -> SHORT_FORMS.contains(entry.getKey()))
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> longForm(entry.getValue())));
  }

  private static void longForm(Method method) throws Exception {
    List<Call> calls = new ArrayList<>();
    Object answer = SAMPLES.of(method.getReturnType());
    SSLEngine delegate = RecordingDelegate.of(SSLEngine.class, recorder(calls, answer));
    assertSame(answer, method.invoke(new ForwardingSslEngine(delegate) {}, samples(method)));
    assertEquals(1, calls.size());
    assertEquals(
        method.getName().equals("wrap")
            ? "wrap(ByteBuffer[], int, int, ByteBuffer)"
            : "unwrap(ByteBuffer, ByteBuffer[], int, int)",
        calls.get(0).signature());
  }

  private static <T> Stream<DynamicTest> calls(Class<T> base, Wrapping<T> wrapping) {
    return OverrideCompleteness.overridable(base).entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      callPasses(base, wrapping, entry.getValue());
                      failurePasses(base, wrapping, entry.getValue());
                    }));
  }

  private static <T> void callPasses(Class<T> base, Wrapping<T> wrapping, Method method)
      throws Exception {
    List<Call> calls = new ArrayList<>();
    Object[] arguments = samples(method);
    Object answer = SAMPLES.of(method.getReturnType());
    T wrapper = wrapping.around(RecordingDelegate.of(base, recorder(calls, answer)));
    Object result = method.invoke(wrapper, arguments);
    assertEquals(1, calls.size());
    String signature = OverrideCompleteness.signature(method);
    assertEquals(signature, calls.get(0).signature());
    for (int i = 0; i < arguments.length; i++) {
      assertSameValue(method.getParameterTypes()[i], arguments[i], calls.get(0).arguments()[i]);
    }
    Object expected = signature.equals(RETURNS_THIS) ? wrapper : answer;
    assertSameValue(method.getReturnType(), expected, result);
  }

  private static <T> void failurePasses(Class<T> base, Wrapping<T> wrapping, Method method)
      throws Exception {
    RuntimeException failure = new IllegalStateException("from the delegate");
    T delegate =
        RecordingDelegate.of(
            base,
            (signature, arguments) -> {
              throw failure;
            });
    T wrapper = wrapping.around(delegate);
    Object[] arguments = samples(method);
    var thrown =
        assertThrows(InvocationTargetException.class, () -> method.invoke(wrapper, arguments));
    assertSame(failure, thrown.getCause());
  }

  private static BiFunction<String, Object[], Object> recorder(List<Call> calls, Object answer) {
    return (signature, arguments) -> {
      calls.add(new Call(signature, arguments));
      return answer;
    };
  }

  private static void assertSameValue(Class<?> type, Object expected, Object actual) {
    if (type.isPrimitive()) {
      assertEquals(type == void.class ? null : expected, actual);
    } else {
      assertSame(expected, actual);
    }
  }

  private static Object[] samples(Method method) throws Exception {
    Object[] samples = new Object[method.getParameterCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = SAMPLES.of(method.getParameterTypes()[i]);
    }
    return samples;
  }
}
