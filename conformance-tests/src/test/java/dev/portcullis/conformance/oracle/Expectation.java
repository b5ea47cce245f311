package dev.portcullis.conformance.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a profile allows, in its order. Total: a question about a number that no registry holds is
 * an error, not "refused". Immutable.
 */
public final class Expectation {

  private final Map<String, List<Integer>> lists = new HashMap<>();

  private Expectation(String profile) {
    Registry.lines(profile + ".txt")
        .map(line -> line.split(" +"))
        .forEach(words -> lists.put(words[0], numbers(words)));
  }

  /** Of a profile with or without its date: {@code intermediate@2026-11}. */
  public static Expectation of(String profile) {
    return new Expectation(profile.replaceFirst("@.*", ""));
  }

  public List<Integer> versions() {
    return lists.get("versions");
  }

  public List<Integer> suites() {
    return lists.get("suites");
  }

  public List<Integer> groups() {
    return lists.get("groups");
  }

  public List<Integer> shares() {
    return lists.get("shares");
  }

  public List<Integer> schemes() {
    return lists.get("schemes");
  }

  public List<Integer> certificateSchemes() {
    return lists.get("certificate-schemes");
  }

  /** JDK names of the versions, in order. */
  public List<String> versionNames() {
    return versions().stream().map(Registry.VERSIONS::name).toList();
  }

  /** JDK names of the suites, in order. */
  public List<String> suiteNames() {
    return suites().stream().map(Registry.SUITES::name).toList();
  }

  public boolean allowsSuite(String name) {
    return suites().contains(Registry.SUITES.code(name));
  }

  public boolean allowsVersion(String name) {
    return versions().contains(Registry.VERSIONS.code(name));
  }

  /** The allowed ones among {@code able}, in the order of the profile. */
  public static List<Integer> inOrder(List<Integer> allowed, List<Integer> able) {
    return allowed.stream().filter(able::contains).toList();
  }

  /** Numbers as a failed test shows them. */
  public static String describe(Registry registry, List<Integer> codes) {
    return codes.stream().map(registry::describe).collect(Collectors.joining("\n"));
  }

  private static List<Integer> numbers(String[] words) {
    return Stream.of(words).skip(1).map(word -> Integer.parseInt(word, 16)).toList();
  }
}
