package dev.portcullis.provider;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.Provider;

/**
 * Answers to the name {@code SunJSSE} with Portcullis's services, for programs that ask for that
 * provider by name. It has none of SunJSSE's key store types: in front of SUN it would break JKS
 * files for the whole JVM. Thread-safe.
 */
final class SunJsseStandIn extends Provider {
  private static final long serialVersionUID = 1L;

  SunJsseStandIn(Gate gate) {
    super("SunJSSE", PortcullisProvider.VERSION, "Portcullis in the place of SunJSSE");
    for (ServiceTable.Entry entry : ServiceTable.ENTRIES) {
      putService(new GatedService(this, entry, gate));
    }
  }

  /** A provider read back from a stream would have no gate: it is not written to one. */
  private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
    throw new NotSerializableException(getName());
  }
}
