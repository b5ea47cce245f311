package dev.portcullis.policy.text;

/**
 * One line {@code key = value} of a policy text.
 *
 * @param path dotted key with its tables; parts that are no bare TOML keys are quoted
 * @param value as written
 * @param place of the key
 */
record Setting(String path, Value value, Place place) {}
