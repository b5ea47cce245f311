package dev.portcullis.cli.agent;

import dev.portcullis.provider.ContextGate;
import java.lang.instrument.Instrumentation;
import java.security.ProviderException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code -javaagent:portcullis.jar[=policy]} starts: installs the provider and hooks {@code
 * SSLContext} before {@code main}. Whatever goes wrong ends the JVM, so that no application runs
 * without its policy. There is no way to attach later: contexts that exist would stay as they are.
 */
public final class Premain {
  private static final int EXIT = 1;

  /** The argument that is in force; empty text inside is an argument, too. */
  private static final AtomicReference<@Nullable Optional<String>> IN_FORCE =
      new AtomicReference<>();

  private Premain() {}

  /**
   * Called by the JVM before {@code main}.
   *
   * @param policy profile name or path of a policy file; null if the option has no argument
   */
  public static void premain(@Nullable String policy, Instrumentation instrumentation) {
    try {
      start(policy, instrumentation);
    } catch (ProviderException e) {
      stop(String.valueOf(e.getMessage()));
    } catch (Throwable e) { // an agent that throws would abort the JVM with a core dump
      e.printStackTrace();
      stop("unexpected failure: " + e);
    }
  }

  private static void start(@Nullable String policy, Instrumentation instrumentation)
      throws Exception {
    Optional<String> argument = Optional.ofNullable(policy);
    Optional<String> first = IN_FORCE.compareAndExchange(null, argument);
    if (first != null) {
      requireSame(first, argument);
      return;
    }
    ContextHook.open(ContextGate.install(policy));
    ContextTransformer.hook(instrumentation);
    HookCheck.run();
  }

  /** JAVA_TOOL_OPTIONS and the command line may both name the agent. */
  private static void requireSame(Optional<String> first, Optional<String> second) {
    if (!first.equals(second)) {
      throw new ProviderException(
          "two -javaagent options name different policies: "
              + first.orElse("(none)")
              + " and "
              + second.orElse("(none)")
              + "; one of them may come from JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS");
    }
  }

  private static void stop(String reason) {
    System.err.println("Portcullis stops this JVM before main: " + reason);
    System.err.flush();
    Runtime.getRuntime().halt(EXIT);
  }
}
