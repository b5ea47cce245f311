package dev.portcullis.provider.credentials;

import java.util.List;
import java.util.stream.Collectors;

/** Words what a PEM file holds, without showing it. Stateless. */
final class Blocks {
  private static final int SHOWN = 5;

  private Blocks() {}

  /** Label and line of the first blocks. */
  static String listed(List<PemBlock> blocks) {
    String first =
        blocks.stream()
            .limit(SHOWN)
            .map(block -> block.label() + " (line " + block.line() + ")")
            .collect(Collectors.joining(", "));
    return blocks.size() > SHOWN ? first + " and " + (blocks.size() - SHOWN) + " more" : first;
  }
}
