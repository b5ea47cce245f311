package dev.portcullis.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, as far as they lie in this module. */
@Tag("any-jdk")
class ArchitectureTest {
  private static final String VALUE = "dev.portcullis.policy";
  private static final String TEXT = "dev.portcullis.policy.text";
  private static final String OPENSSL = "dev.portcullis.policy.openssl";
  private static final String REVIEW = "dev.portcullis.policy.review";
  private static final String PROFILE = "dev.portcullis.policy.profile";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(VALUE);

  @Test
  void packages_dependingOnEachOther_followTheArrows() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("value")
        .definedBy(VALUE)
        .layer("openssl")
        .definedBy(OPENSSL)
        .layer("text")
        .definedBy(TEXT)
        .layer("profile")
        .definedBy(PROFILE)
        .layer("review")
        .definedBy(REVIEW)
        .whereLayer("review")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("profile")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("text")
        .mayOnlyBeAccessedByLayers("profile", "review")
        .whereLayer("openssl")
        .mayOnlyBeAccessedByLayers("text")
        .whereLayer("value")
        .mayOnlyBeAccessedByLayers("openssl", "text", "profile", "review")
        .check(classes);
  }

  @Test
  void packages_ofTheModule_haveNoCycles() {
    slices().matching("dev.portcullis.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void policy_whatever_knowsNoJsse() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.net..", "java.security.cert..", "org.bouncycastle..")
        .check(classes);
  }

  @Test
  void tomlLibrary_inTheModule_isKnownToOneClassOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(TEXT + ".TomlSettings")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tomlj..")
        .check(classes);
  }
}
