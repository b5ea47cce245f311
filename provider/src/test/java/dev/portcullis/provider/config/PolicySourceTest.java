package dev.portcullis.provider.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.Reload;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.ProviderException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every policy that cannot be used refuses, with the whole reason, again and again. */
class PolicySourceTest {
  private static final String SOUND =
      """
      format = 1
      id = "shop"
      extends = "modern@2026-11"
      """;

  @TempDir private Path directory;

  @Test
  void files_ofAPolicyMadeInCode_areItsPemFiles() {
    Path missing = directory.resolve("ca.pem");
    CredentialPaths paths =
        new CredentialPaths(
            List.of(missing.toString()), Optional.empty(), Optional.empty(), Optional.empty());
    TlsPolicy policy =
        Profiles.named("modern").policy().toBuilder()
            .credentials(Role.CLIENT, paths)
            .reload(Reload.WATCH)
            .build();
    PolicySource source = PolicySource.ofPolicy(policy);

    assertThrows(ProviderException.class, source::get);
    assertEquals(List.of(missing), source.files());
  }

  @Test
  void get_missingFile_refuses() {
    Path file = directory.resolve("missing.toml");
    assertRefused(
        file.toString(), "policy file " + file + " does not exist; create it or correct the path");
  }

  @Test
  void get_misspeltProfile_refusesAndNamesTheProfiles() {
    assertRefused(
        "intermediat", "policy file intermediat does not exist; create it or correct the path");
  }

  @Test
  void get_directory_refuses() {
    assertRefused(
        directory.toString(), "policy file " + directory + " is a directory; name a file in it");
  }

  @Test
  void get_emptyValue_refuses() {
    assertRefused("", "the value is empty");
  }

  @Test
  void get_pathThatNoSystemHas_refuses() {
    assertRefused("a\0b", "Nul character not allowed: a\0b");
  }

  @Test
  void get_emptyFile_refusesWithEveryProblem() throws IOException {
    Path file = write("");
    assertRefused(file.toString(), syntaxReason(file));
  }

  @Test
  void get_brokenToml_refusesWithThePlace() throws IOException {
    Path file = write(SOUND + "[keys\n");
    assertRefused(file.toString(), syntaxReason(file));
  }

  @Test
  void get_unknownKey_refusesWithThePlace() throws IOException {
    Path file = write(SOUND + "[keys]\nrsa-mim = 2048\n");
    assertRefused(file.toString(), syntaxReason(file));
  }

  @Test
  void get_binaryFile_refuses() throws IOException {
    Path file = Files.write(directory.resolve("binary"), new byte[] {0x7f, 'E', 'L', 'F', -1, 0});
    assertRefused(file.toString(), file + ":1:5: byte 0xFF is not UTF-8; save the file as UTF-8");
  }

  @Test
  void get_deeplyNestedFile_refuses() throws IOException {
    Path file = write("a = " + "[".repeat(100_000));
    ProviderException refused =
        assertThrows(ProviderException.class, PolicySource.ofArgument(file.toString())::get);
    assertEquals(start(file.toString()), refused.getMessage().lines().findFirst().orElse(""));
  }

  /** Root reads every file; then the file counts, as the operator wants it. */
  @Test
  void get_fileWithoutPermission_refusesUnlessTheUserReadsEverything() throws IOException {
    Path file = write(SOUND);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(file)) {
      assertEquals("shop", PolicySource.ofArgument(file.toString()).get().policy().id());
    } else {
      assertRefused(
          file.toString(),
          "policy file " + file + " may not be read by this user; change its permissions");
    }
  }

  @Test
  void get_fileMendedAfterTheRefusal_isStillRefused() throws IOException {
    Path file = directory.resolve("late.toml");
    PolicySource source = PolicySource.ofArgument(file.toString());
    String first = assertThrows(ProviderException.class, source::get).getMessage();
    Files.writeString(file, SOUND);
    assertEquals(first, assertThrows(ProviderException.class, source::get).getMessage());
  }

  @Test
  void get_fileChangedAfterTheFirstUse_isNotReadAgain() throws IOException {
    Path file = write(SOUND);
    PolicySource source = PolicySource.ofArgument(file.toString());
    PolicyDocument first = source.get();
    Files.delete(file);
    assertSame(first, source.get());
  }

  @Test
  void ofArgument_missingFile_readsNothingYet() throws IOException {
    Path file = directory.resolve("later.toml");
    PolicySource source = PolicySource.ofArgument(file.toString());
    Files.writeString(file, SOUND);
    assertEquals("shop", source.get().policy().id());
  }

  @Test
  void get_profileName_isThatProfile() {
    assertSame(Profiles.named("legacy@2026-11"), PolicySource.ofArgument(" legacy@2026-11 ").get());
  }

  @Test
  void get_undatedName_isTheNewestProfile() {
    assertSame(Profiles.named("modern@2026-11"), PolicySource.ofArgument("modern").get());
  }

  @Test
  void ofPolicy_policyMadeInCode_isThatOne() {
    TlsPolicy policy = Profiles.named("modern").policy().toBuilder().id("code").build();
    assertSame(policy, PolicySource.ofPolicy(policy).get().policy());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("policy.toml"), text);
  }

  /** What the policy reader itself says; its tests assert the words. */
  private static String syntaxReason(Path file) {
    return assertThrows(Exception.class, () -> Profiles.load(file)).getMessage();
  }

  private static void assertRefused(String argument, String reason) {
    PolicySource source = PolicySource.ofArgument(argument);
    String whole =
        start(argument)
            + "\n"
            + reason
            + "\nMend the file or name one of the profiles modern@2026-11, intermediate@2026-11,"
            + " legacy@2026-11, compatible@2026-11, modern, intermediate, legacy, compatible";
    for (int call = 1; call <= 31; call++) {
      ProviderException refused = assertThrows(ProviderException.class, source::get);
      assertEquals(whole, refused.getMessage(), "call " + call);
    }
  }

  private static String start(String argument) {
    return "Portcullis refuses all TLS: the policy '"
        + argument
        + "' named by the provider's argument cannot be used";
  }
}
