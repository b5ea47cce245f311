package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.jvm.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One way to use one library: a row of the matrix. Immutable.
 *
 * @param title its name, unique in the matrix
 * @param artifact whose version is shown; empty for a part of the JDK
 * @param program class of the program in the package of the group
 * @param options what the program is told besides what a check needs
 * @param peer whom a client talks to
 * @param visitor who visits a server
 * @param modes the ways to register that make a difference; the first stands for all in the slice
 * @param policy lines that the library needs beyond the default policy; mostly none
 * @param wrongRule what the refusal of a wrong certificate says
 */
public record Row(
    String title,
    Side side,
    Group group,
    String artifact,
    String program,
    Map<String, String> options,
    Peer peer,
    Visitor visitor,
    Set<Registration> modes,
    Map<Check, List<Exemption>> exemptions,
    String policy,
    String wrongRule) {

  /** Stands for the authority of the tests in the lines of a policy. */
  static final String AUTHORITY = "/etc/portcullis/authority.pem";

  private static final String IDENTITY = "rule      identity";

  public Row {
    options = Map.copyOf(options);
    exemptions = Map.copyOf(exemptions);
  }

  /** A client; it takes the options of a check and those of {@code app.Contexts}. */
  public static Row client(String title, String group, String artifact, String program, Peer peer) {
    return row(title, Side.CLIENT, group, artifact, program, peer, null);
  }

  /** A server; it takes {@code keys} and {@code old}, answers with its {@code port}, and stays. */
  public static Row server(
      String title, String group, String artifact, String program, Visitor visitor) {
    return row(title, Side.SERVER, group, artifact, program, null, visitor);
  }

  public Row option(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new Row(
        title,
        side,
        group,
        artifact,
        program,
        more,
        peer,
        visitor,
        modes,
        exemptions,
        policy,
        wrongRule);
  }

  public Row modes(Registration... registrations) {
    Set<Registration> all = new LinkedHashSet<>(List.of(registrations));
    return new Row(
        title,
        side,
        group,
        artifact,
        program,
        options,
        peer,
        visitor,
        all,
        exemptions,
        policy,
        wrongRule);
  }

  public Row except(Check check, Exemption.Kind kind, String reason) {
    return except(check, kind, reason, stage -> true);
  }

  public Row except(Check check, Exemption.Kind kind, String reason, Predicate<Stage> where) {
    Map<Check, List<Exemption>> all = new EnumMap<>(Check.class);
    all.putAll(exemptions);
    List<Exemption> list = new ArrayList<>(all.getOrDefault(check, List.of()));
    list.add(new Exemption(kind, reason, where));
    all.put(check, List.copyOf(list));
    return new Row(
        title, side, group, artifact, program, options, peer, visitor, modes, all, policy,
        wrongRule);
  }

  /** Lines of TOML without which the library does not work. */
  public Row policy(String toml) {
    return new Row(
        title,
        side,
        group,
        artifact,
        program,
        options,
        peer,
        visitor,
        modes,
        exemptions,
        toml,
        wrongRule);
  }

  /** The rule that refuses a wrong certificate where it is not that of the name. */
  public Row refusedBy(String rule) {
    return new Row(
        title,
        side,
        group,
        artifact,
        program,
        options,
        peer,
        visitor,
        modes,
        exemptions,
        policy,
        rule);
  }

  /** What an explained refusal says at least; an old peer answers with an alert of its own. */
  String says(Check check) {
    return switch (check) {
      case WRONG -> wrongRule;
      case NAMELESS -> "no-reference-identity";
      case RIGHT, OLD -> "";
    };
  }

  /** Servers have visitors, which are quick. */
  boolean inSlice() {
    return group.quick() && (side == Side.SERVER || peer.quick());
  }

  Optional<Exemption> exemption(Check check, Stage stage) {
    return exemptions.getOrDefault(check, List.of()).stream()
        .filter(exemption -> exemption.where().test(stage))
        .findFirst();
  }

  /** The version of the library, or that it is the JDK's. */
  String version() {
    return artifact.isEmpty() ? "of the JDK" : group.version(artifact);
  }

  /** The command that starts the program, without what a check adds. */
  Fields command() {
    String name = "dev.portcullis.matrix." + group.name() + "." + program;
    Fields command = new Fields().put("app", name);
    options.forEach(command::put);
    return command;
  }

  private static Row row(
      String title,
      Side side,
      String group,
      String artifact,
      String program,
      Peer peer,
      Visitor visitor) {
    Set<Registration> modes = Set.of(Registration.SAMPLE);
    Group of = new Group(group);
    return new Row(
        title, side, of, artifact, program, Map.of(), peer, visitor, modes, Map.of(), "", IDENTITY);
  }
}
