package dev.portcullis.policy.review;

import dev.portcullis.policy.review.Topic.Level;

/**
 * Something about a policy that its author should know. Immutable.
 *
 * @param level the topic's, or less
 * @param origin {@code policy.toml:31}, perhaps with {@code :column}, or more behind it
 * @param message value, rule and remedy
 */
public record Remark(Topic topic, Level level, String origin, String message) {
  static Remark of(Topic topic, String origin, String message) {
    return new Remark(topic, topic.level(), origin, message);
  }

  /** Whether it counts against the policy. */
  public boolean isFinding() {
    return level != Level.NOTE;
  }
}
