package dev.portcullis.provider;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the arrows of docs/architecture.md true, in the class files of policy and provider. */
@Tag("any-jdk")
class ArchitectureTest {

  private static final String OURS = "dev.portcullis";
  private static final String POLICY = OURS + ".policy";
  private static final String OPENSSL = POLICY + ".openssl";
  private static final String TEXT = POLICY + ".text";
  private static final String REVIEW = POLICY + ".review";
  private static final String PROFILE = POLICY + ".profile";
  private static final String PROVIDER = OURS + ".provider";
  private static final String CONFIG = PROVIDER + ".config";
  private static final String JSSE = PROVIDER + ".jsse";
  private static final String ENFORCE = PROVIDER + ".enforce";
  private static final String CREDENTIALS = PROVIDER + ".credentials";
  private static final String FORWARDING = PROVIDER + ".forwarding";
  private static final String DELEGATE = PROVIDER + ".delegate";
  private static final String WIRE = PROVIDER + ".wire";
  private static final String CERTIFICATE = PROVIDER + ".certificate";
  private static final String EVENTS = PROVIDER + ".events";
  private static final String FACTS = PROVIDER + ".facts";
  private static final String FINDINGS = PROVIDER + ".findings";

  /** Each room, and the rooms that it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          entry(POLICY, List.of()),
          entry(OPENSSL, List.of(POLICY)),
          entry(TEXT, List.of(POLICY, OPENSSL)),
          entry(PROFILE, List.of(TEXT, POLICY)),
          entry(REVIEW, List.of(TEXT, POLICY)),
          entry(
              PROVIDER,
              List.of(
                  CERTIFICATE, CONFIG, JSSE, CREDENTIALS, EVENTS, FACTS, FINDINGS, POLICY, TEXT)),
          entry(CONFIG, List.of(CREDENTIALS, EVENTS, POLICY, TEXT, PROFILE)),
          entry(CREDENTIALS, List.of()),
          entry(
              JSSE,
              List.of(
                  ENFORCE, FORWARDING, DELEGATE, CREDENTIALS, WIRE, EVENTS, FACTS, POLICY, TEXT)),
          entry(ENFORCE, List.of(FACTS, POLICY, TEXT)),
          entry(FORWARDING, List.of()),
          entry(DELEGATE, List.of(POLICY)),
          entry(WIRE, List.of()),
          entry(FACTS, List.of(POLICY)),
          entry(CERTIFICATE, List.of()),
          entry(FINDINGS, List.of(POLICY)),
          entry(EVENTS, List.of()));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(POLICY, PROVIDER);

  static Stream<Arguments> arrows() {
    return ARROWS.entrySet().stream().map(row -> Arguments.of(row.getKey(), row.getValue()));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void room_importsOfOurs_areThoseOfTheTable(String room, List<String> mayImport) {
    List<String> open = new ArrayList<>(mayImport);
    open.add(room);
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(OURS + "..").or(resideInAnyPackage(open.toArray(String[]::new))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void rooms_thatHoldClasses_areAllInTheTable() {
    Set<String> unknown =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    unknown.removeAll(ARROWS.keySet());
    assertEquals(Set.of(), unknown);
  }

  @Test
  void rooms_takenTogether_haveNoCycle() {
    slices().matching(OURS + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void bouncyCastle_outsideTheDelegate_isUnknown() {
    noClasses()
        .that()
        .resideOutsideOfPackage(DELEGATE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(CLASSES);
  }

  @Test
  void jsse_inThePolicy_isUnknown() {
    noClasses()
        .that()
        .resideInAPackage(POLICY + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.net..", "java.net.http..", "sun..", "com.sun..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("boringRooms")
  void boringRoom_librariesItUses_areTheJdkAlone(String room) {
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(room, "java..", "javax..", "jdk.jfr..", "org.jspecify..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  static Stream<String> boringRooms() {
    return Stream.of(FORWARDING, WIRE, EVENTS, CERTIFICATE, CREDENTIALS);
  }

  @Test
  void module_exportsToEverybody_holdNoRoomBehindTheProvider() throws Exception {
    URI tests = getClass().getProtectionDomain().getCodeSource().getLocation().toURI();
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(tests).resolveSibling("classes"))
            .find(PROVIDER)
            .orElseThrow()
            .descriptor();
    List<String> exported =
        module.exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(Exports::source)
            .filter(source -> !List.of(PROVIDER, FACTS, FINDINGS).contains(source))
            .toList();
    assertEquals(List.of(), exported);
  }
}
