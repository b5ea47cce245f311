package dev.portcullis.provider.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of a hello: their types in order, and the body of each (RFC 9846, "Extensions").
 *
 * <p>Refuses a type that occurs twice. Bodies are read by whoever asks for them. Lives only while a
 * hello is parsed; not safe for threads.
 */
final class ExtensionBlock {
  private static final int USUAL_COUNT = 24;

  private final Codes types;
  private final List<Cursor> bodies;

  private ExtensionBlock(Codes types, List<Cursor> bodies) {
    this.types = types;
    this.bodies = bodies;
  }

  /** Reads the rest of a hello; a hello that ends here has no extensions. */
  static ExtensionBlock read(Cursor hello) throws MalformedHelloException {
    List<Cursor> bodies = new ArrayList<>();
    int[] types = new int[USUAL_COUNT];
    int count = 0;
    if (hello.hasRemaining()) {
      Cursor block = hello.vector("extensions", 0);
      hello.end();
      while (block.hasRemaining()) {
        int type = block.two("extension type");
        if (count == types.length) {
          types = Arrays.copyOf(types, 2 * count);
        }
        types[count++] = type;
        bodies.add(block.extension(block.two("extension length"), type));
      }
    }
    return new ExtensionBlock(distinct(Codes.owning(Arrays.copyOf(types, count))), bodies);
  }

  Codes types() {
    return types;
  }

  /** The body, or null if the peer did not send the extension. Read it once. */
  @Nullable Cursor body(int type) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i) == type) {
        return bodies.get(i);
      }
    }
    return null;
  }

  private static Codes distinct(Codes types) throws MalformedHelloException {
    if (types.hasDuplicates()) {
      throw new MalformedHelloException("extensions hold a type twice: " + types);
    }
    return types;
  }
}
