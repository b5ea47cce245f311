package dev.portcullis.policy;

/** A choice of the policy language that is written as one fixed word. Implemented by enums only. */
public interface PolicyWord {
  /** The spelling in policy files, never localised. */
  String word();
}
