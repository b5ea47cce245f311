package dev.portcullis.provider.delegate;

import dev.portcullis.policy.DelegateName;
import java.security.ProviderException;
import javax.net.ssl.SSLContext;

/**
 * The delegates of this process: one of each name, made when first asked for, so that no class of a
 * delegate that is not used is ever loaded. Thread-safe.
 */
public final class Delegates {

  private Delegates() {}

  /**
   * The delegate of a name.
   *
   * @throws ProviderException with the reason and the mend, if this JVM does not let it be made
   */
  public static DelegateJsse of(DelegateName name) {
    return switch (name) {
      case BOUNCY_CASTLE -> BouncyCastle.DELEGATE.get();
      case SUN_JSSE -> Sun.DELEGATE.get();
    };
  }

  /** Whether a delegate made this context for us; makes no delegate to find out. */
  public static boolean made(SSLContext context) {
    return context instanceof DelegateContext;
  }

  private static final class BouncyCastle {
    static final OncePerProcess<DelegateJsse> DELEGATE =
        new OncePerProcess<>() {
          @Override
          DelegateJsse make() {
            return new BouncyCastleJsse();
          }
        };
  }

  private static final class Sun {
    static final OncePerProcess<DelegateJsse> DELEGATE =
        new OncePerProcess<>() {
          @Override
          DelegateJsse make() {
            return new SunJsse();
          }
        };
  }
}
