package dev.portcullis.conformance.app;

/** One program: takes its options, does its work, tells what came of it. */
public interface App {

  /** Whatever is thrown becomes {@code outcome=refused} with the chain of causes. */
  Fields run(Fields options) throws Exception;
}
