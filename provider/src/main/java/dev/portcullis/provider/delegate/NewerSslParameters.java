package dev.portcullis.provider.delegate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The setters of {@link SSLParameters} that Java 17 lacks: signature schemes (since 19) and named
 * groups (since 20). Stateless.
 */
final class NewerSslParameters {

  private static final @Nullable MethodHandle SIGNATURE_SCHEMES = setter("setSignatureSchemes");
  private static final @Nullable MethodHandle NAMED_GROUPS = setter("setNamedGroups");

  private NewerSslParameters() {}

  /** Whether this JVM has both setters. */
  static boolean present() {
    return SIGNATURE_SCHEMES != null && NAMED_GROUPS != null;
  }

  static void setNamedGroups(SSLParameters parameters, String[] names) {
    invoke(NAMED_GROUPS, parameters, names);
  }

  static void setSignatureSchemes(SSLParameters parameters, String[] names) {
    invoke(SIGNATURE_SCHEMES, parameters, names);
  }

  private static void invoke(
      @Nullable MethodHandle setter, SSLParameters parameters, String[] names) {
    if (setter == null) {
      throw new IllegalStateException("ask present() first");
    }
    try {
      setter.invokeExact(parameters, names);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException("a setter of SSLParameters fails", impossible);
    }
  }

  private static @Nullable MethodHandle setter(String name) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              SSLParameters.class, name, MethodType.methodType(void.class, String[].class));
    } catch (NoSuchMethodException | IllegalAccessException olderJdk) {
      return null;
    }
  }
}
