package dev.portcullis.provider;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the name {@code SunJSSE} with Portcullis's services, for programs that ask for that
 * provider by name or look for it in the list. It has none of SunJSSE's key store types: in front
 * of SUN it would break JKS files for the whole JVM.
 *
 * <p>Listed in {@code java.security} by this class's name, since the word {@code SunJSSE} there
 * means the JDK's own. It has no policy of its own: it serves what the listed {@link
 * PortcullisProvider} serves, argument included, and refuses where none is listed. Loading it
 * throws nothing and looks at nothing. Thread-safe.
 */
public final class SunJsseStandIn extends Provider {
  private static final long serialVersionUID = 1L;

  /** A stand-in for the Portcullis that is listed when it is used. */
  public SunJsseStandIn() {
    this(null);
  }

  SunJsseStandIn(@Nullable Gate gate) {
    super("SunJSSE", PortcullisProvider.VERSION, "Portcullis in the place of SunJSSE");
    for (ServiceTable.Entry entry : ServiceTable.ENTRIES) {
      putService(new GatedService(this, entry, gate));
    }
  }

  /**
   * The gate of the listed provider. A policy looked for here could be another than the one that
   * the main entry names, so there is none without it.
   */
  static Gate listed() {
    Provider listed = Security.getProvider(PortcullisProvider.NAME);
    if (listed instanceof PortcullisProvider main) {
      return main.gate;
    }
    throw new ProviderException(
        "Portcullis refuses all TLS: its stand-in for SunJSSE is in the list of security providers,"
            + " but "
            + (listed == null
                ? "Portcullis itself is not"
                : "the provider named Portcullis is another class, " + listed.getClass().getName())
            + "; list both as java.security.sample does, or neither");
  }

  /** A provider read back from a stream would have no gate: it is not written to one. */
  private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
    throw new NotSerializableException(getName());
  }
}
