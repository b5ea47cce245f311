package dev.portcullis.cli.agent;

import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import net.bytebuddy.asm.Advice;

/**
 * The lines that are added at the end of the constructor of {@link SSLContext}. Never called: Byte
 * Buddy copies its instructions, so it may use types of {@code java.base} only, and no lambda.
 */
final class ConstructorAdvice {
  /** {@link ContextHook}, as a constant that is copied along. */
  static final String HOOK = "dev.portcullis.cli.agent.ContextHook";

  private ConstructorAdvice() {}

  /** Replaces the Spi; what the hook throws, the constructor throws. */
  @Advice.OnMethodExit
  @SuppressWarnings({"unchecked", "UnusedVariable", "ParameterNotNullable"})
  static void exit(
      @Advice.This SSLContext context,
      @Advice.FieldValue(value = "contextSpi", readOnly = false) SSLContextSpi spi)
      throws ReflectiveOperationException {
    spi =
        ((BiFunction<SSLContext, SSLContextSpi, SSLContextSpi>)
                Class.forName(HOOK, true, ClassLoader.getSystemClassLoader())
                    .getConstructor()
                    .newInstance())
            .apply(context, spi);
  }
}
