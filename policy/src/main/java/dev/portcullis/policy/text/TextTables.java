package dev.portcullis.policy.text;

import java.util.List;
import java.util.Map;

/**
 * A policy text, flattened: the settings of plain tables, and the elements of arrays of tables.
 *
 * @param settings by place; paths are dotted, with their tables
 * @param arrays the elements of each {@code [[name]]}, in the order of the text
 */
record TextTables(List<Setting> settings, Map<String, List<Element>> arrays) {
  /**
   * One {@code [[name]]} and the tables below it.
   *
   * @param place of the header, or of the first thing that is said in it
   * @param settings by place; paths are relative: {@code protocols.allow} for {@code
   *     [host.protocols]}
   */
  record Element(Place place, List<Setting> settings) {}

  boolean isEmpty() {
    return settings.isEmpty() && arrays.isEmpty();
  }

  /** The elements of {@code [[name]]}; empty if there are none. */
  List<Element> array(String name) {
    return arrays.getOrDefault(name, List.of());
  }
}
