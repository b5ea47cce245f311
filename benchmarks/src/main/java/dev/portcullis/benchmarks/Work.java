package dev.portcullis.benchmarks;

/** The body of a benchmark: one operation. Confined to a thread. */
@FunctionalInterface
interface Work {

  void run() throws Exception;
}
