package dev.portcullis.policy.text;

import java.time.LocalDate;
import java.util.List;

/** A value as written, before it means anything. */
sealed interface Value {
  /** How messages name the sort of value and show it. */
  String shown();

  /** All that it says, without its place. */
  default String content() {
    return shown();
  }

  /** A string. */
  record Text(String text) implements Value {
    @Override
    public String shown() {
      return "text " + Shown.quoted(text);
    }

    @Override
    public String content() {
      return '"' + text + '"';
    }
  }

  /** A whole number. */
  record Number(long number) implements Value {
    @Override
    public String shown() {
      return "the number " + number;
    }
  }

  /** A local date. */
  record Date(LocalDate date) implements Value {
    @Override
    public String shown() {
      return date.toString();
    }
  }

  /** A list of anything. */
  record Items(List<Item> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "a list";
    }

    @Override
    public String content() {
      StringBuilder all = new StringBuilder("[");
      items.forEach(item -> all.append(item.value().content()).append(','));
      return all.append(']').toString();
    }
  }

  /** Anything that no key takes: times, booleans, fractions, tables. */
  record Other(String shown) implements Value {}

  /** A table without keys: says nothing. */
  record EmptyTable() implements Value {
    @Override
    public String shown() {
      return "a table";
    }
  }

  /** An element of a list. */
  record Item(Value value, Place place) {}
}
