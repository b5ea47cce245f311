package dev.portcullis.policy.text;

import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where each part of a policy was written: {@code child.toml:31}, or {@code child.toml:3, from
 * base.toml:12} if line 3 says what is extended. Filled while a text is read, then left alone.
 */
final class Origins {
  /** A host's tables: where they begin, and the line of each key. */
  record HostOrigin(String before, String source, int line, Map<String, Integer> lines) {
    String of(String key) {
      return before + source + ":" + lines.getOrDefault(key, line);
    }

    boolean says(String key) {
      return lines.containsKey(key);
    }
  }

  private final String source;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<PeerPattern, HostOrigin> hosts = new HashMap<>();
  private final Map<ExceptionRule, String> exceptions = new HashMap<>();
  private final Map<Retirement, String> retirements = new HashMap<>();

  Origins(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }

  boolean isSame(Origins other) {
    return source.equals(other.source)
        && keys.equals(other.keys)
        && hosts.equals(other.hosts)
        && exceptions.equals(other.exceptions)
        && retirements.equals(other.retirements);
  }

  void key(String path, String origin) {
    keys.put(path, origin);
  }

  void host(PeerPattern match, Place place, Map<String, Integer> lines) {
    hosts.put(match, new HostOrigin("", source, place.line(), lines));
  }

  void exception(ExceptionRule exception, Place place) {
    exceptions.put(exception, at(place));
  }

  void retirement(Retirement retirement, Place place) {
    retirements.put(retirement, at(place));
  }

  /** Takes over what a parent says of hosts, exceptions and retirements. */
  void inherit(Place extendsPlace, Origins parent) {
    String before = at(extendsPlace) + ", from ";
    parent.hosts.forEach(
        (match, origin) ->
            hosts.putIfAbsent(
                match,
                new HostOrigin(
                    before + origin.before(), origin.source(), origin.line(), origin.lines())));
    parent.keys.forEach(
        (key, origin) -> {
          if (key.startsWith("pin.")) {
            keys.put(key, before + origin);
          }
        });
    parent.exceptions.forEach((e, origin) -> exceptions.putIfAbsent(e, before + origin));
    parent.retirements.forEach((r, origin) -> retirements.putIfAbsent(r, before + origin));
  }

  String at(Place place) {
    return source + ":" + place.line();
  }

  String of(String path) {
    return keys.getOrDefault(path, source);
  }

  /** The host's own line if it says the key, else where the client's rule stands. */
  String of(PeerPattern match, String key) {
    HostOrigin origin = hosts.get(match);
    return origin != null && origin.says(key) ? origin.of(key) : of(Role.CLIENT.word() + "." + key);
  }

  String of(PeerPattern match) {
    HostOrigin origin = hosts.get(match);
    return origin == null ? source : origin.of("");
  }

  String of(ExceptionRule exception) {
    return Objects.requireNonNullElse(exceptions.get(exception), source);
  }

  String of(Retirement retirement) {
    return Objects.requireNonNullElse(retirements.get(retirement), source);
  }
}
