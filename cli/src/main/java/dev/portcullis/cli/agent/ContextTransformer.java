package dev.portcullis.cli.agent;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.security.Provider;
import java.security.ProviderException;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@link ConstructorAdvice} to {@link SSLContext}, and to no other class. Stays registered, so
 * that an agent that transforms the class later does not take the hook out. Thread-safe.
 */
final class ContextTransformer implements ClassFileTransformer {
  private volatile byte @Nullable [] hooked;
  private volatile @Nullable Throwable failure;

  /**
   * Hooks the class, which may be loaded already.
   *
   * @throws ProviderException if it cannot be; the JVM itself keeps silent about that
   */
  static void hook(Instrumentation instrumentation) throws IOException, UnmodifiableClassException {
    rehearse();
    ContextTransformer transformer = new ContextTransformer();
    instrumentation.addTransformer(transformer, true);
    instrumentation.retransformClasses(SSLContext.class);
    if (transformer.hooked == null) {
      throw new ProviderException(
          "javax.net.ssl.SSLContext of Java "
              + Runtime.version()
              + " cannot be hooked: "
              + transformer.failure,
          transformer.failure);
    }
  }

  /** Null means unchanged; after a failure the last good form is kept. */
  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> type,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (type != SSLContext.class) {
      return null;
    }
    try {
      hooked = withAdvice(bytes);
    } catch (Throwable e) { // the JVM would swallow it
      failure = e;
    }
    return hooked;
  }

  /**
   * Loads every class that the work needs. Loaded from within {@link #transform}, classes of the
   * JDK that pass through the same call would need themselves (ClassCircularityError).
   */
  private static void rehearse() throws IOException {
    try (InputStream classFile = SSLContext.class.getResourceAsStream("SSLContext.class")) {
      withAdvice(Objects.requireNonNull(classFile).readAllBytes());
    }
  }

  private static byte[] withAdvice(byte[] bytes) {
    return new ByteBuddy()
        .decorate(SSLContext.class, ClassFileLocator.Simple.of(SSLContext.class.getName(), bytes))
        .visit(
            Advice.to(ConstructorAdvice.class)
                .on(
                    isConstructor()
                        .and(takesArguments(SSLContextSpi.class, Provider.class, String.class))))
        .make()
        .getBytes();
  }
}
