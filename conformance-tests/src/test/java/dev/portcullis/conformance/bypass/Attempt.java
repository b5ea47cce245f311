package dev.portcullis.conformance.bypass;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A program that tries to get round the policy, and what becomes of it. Immutable.
 *
 * @param entry number in the catalogue
 * @param title what it does, for the table in the docs
 * @param target the server that only a program without checks would talk to
 * @param program name and options; a blank between them; {@code good} stands for the store with the
 *     authority of the tests
 * @param before runs first in the same JVM; empty if nothing does
 * @param jvm options of the JVM, with the policy off and on
 * @param failsAnyway whether a JVM without a policy refuses as well
 * @param reason what the refusal says
 * @param beyond where it is out of reach, and what tells
 * @param marker a class file that lies on the class path; empty if none does
 */
record Attempt(
    int entry,
    String title,
    Target target,
    String program,
    String before,
    List<String> jvm,
    boolean failsAnyway,
    String reason,
    Map<Registration, Detector> beyond,
    String marker) {

  /** The ways to register that make a difference. */
  static final List<Registration> MODES =
      List.of(Registration.SAMPLE, Registration.INSTALL, Registration.AGENT);

  Attempt {
    jvm = List.copyOf(jvm);
    beyond = beyond.isEmpty() ? Map.of() : new EnumMap<>(beyond);
  }

  static Attempt of(int entry, String title, Target target, String program) {
    return new Attempt(entry, title, target, program, "", List.of(), false, "", Map.of(), "");
  }

  Attempt refusedFor(String words) {
    return new Attempt(
        entry, title, target, program, before, jvm, failsAnyway, words, beyond, marker);
  }

  Attempt option(String option) {
    List<String> more = new ArrayList<>(jvm);
    more.add(option);
    return new Attempt(
        entry, title, target, program, before, more, failsAnyway, reason, beyond, marker);
  }

  Attempt after(String first) {
    return new Attempt(
        entry, title, target, program, first, jvm, failsAnyway, reason, beyond, marker);
  }

  Attempt failsAnywhere() {
    return new Attempt(entry, title, target, program, before, jvm, true, reason, beyond, marker);
  }

  Attempt with(String classFile) {
    return new Attempt(
        entry, title, target, program, before, jvm, failsAnyway, reason, beyond, classFile);
  }

  /** Only the agent catches it. */
  Attempt needsTheAgent(Detector otherwise) {
    return beyond(otherwise, Registration.SAMPLE, Registration.INSTALL);
  }

  /** Nothing catches it. */
  Attempt outOfReach(Detector detector) {
    return beyond(detector, MODES.toArray(Registration[]::new));
  }

  Attempt beyond(Detector detector, Registration... modes) {
    Map<Registration, Detector> where = new EnumMap<>(Registration.class);
    List.of(modes).forEach(mode -> where.put(mode, detector));
    return new Attempt(
        entry, title, target, program, before, jvm, failsAnyway, reason, where, marker);
  }

  /** Whether a JVM can be used again after it. */
  boolean leavesNoTrace() {
    return jvm.isEmpty() && marker.isEmpty() && !program.startsWith("hostile");
  }

  Fields command(int plainPort) {
    return fields(program, plainPort);
  }

  Fields first(int plainPort) {
    return fields(before, plainPort);
  }

  private Fields fields(String words, int plainPort) {
    String[] word = words.split(" ");
    Fields command = new Fields().put("app", word[0]).put("port", target.port());
    command.put("plain-port", plainPort);
    for (int i = 1; i < word.length; i++) {
      String[] pair = word[i].split("=", 2);
      command.put(pair[0], pair[1].replaceFirst("good$", TestPki.trustStore().toString()));
    }
    return command;
  }

  @Override
  public String toString() {
    return entry + " " + title;
  }
}
