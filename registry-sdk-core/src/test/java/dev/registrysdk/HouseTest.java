package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.HouseArrows.Arrow;
import dev.registrysdk.oci.Digest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The house stays as it is planned: rooms import downwards only, files stay small, most types stay
 * hidden. Rooms that do not exist yet have no classes and break no rule.
 */
class HouseTest {
  @TempDir static Path scratch;

  private static List<Arrow> arrows = List.of();
  private static HouseSources all = new HouseSources(List.of());
  private static HouseSources published = new HouseSources(List.of());
  private static HouseSources core = new HouseSources(List.of());

  @BeforeAll
  static void readTheHouse() throws Exception {
    Path classes =
        Path.of(Digest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    arrows = HouseArrows.in(classes, scratch);
    all = HouseSources.in(HouseSources.repository());
    published = all.of("registry-sdk-core", "registry-sdk-auth", "registry-sdk-testing");
    core = all.of("registry-sdk-core");
  }

  @Test
  void theHouseWasFound() {
    assertThat(arrows).anyMatch(arrow -> arrow.toPackage().equals("okio"));
    assertThat(core.files()).anyMatch(file -> file.name().equals("Digest.java"));
    assertThat(published.files()).anyMatch(file -> file.module().equals("registry-sdk-testing"));
  }

  @Test
  void roomsImportOnlyWhatThePlanAllows() {
    assertThat(arrows)
        .flatExtracting(arrow -> HousePlan.complaint(arrow).stream().toList())
        .isEmpty();
  }

  @Test
  void packagesHaveNoCircles() {
    assertThat(HouseArrows.circle(arrows)).isEmpty();
  }

  @Test
  void noFileIsLong() {
    assertThat(HouseRules.longFiles(all)).isEmpty();
  }

  @Test
  void mostFilesAreSmall() {
    assertThat(HouseRules.fileSizes(all)).isEmpty();
  }

  @Test
  void noMethodIsLong() {
    assertThat(HouseRules.longMethods(all)).isEmpty();
  }

  @Test
  void mostTypesOfTheCoreAreHidden() {
    assertThat(HouseRules.hiddenTypes(core)).isEmpty();
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    assertThat(HouseRules.packagesWithoutDescription(all)).isEmpty();
  }

  @Test
  void everyClassIsFinalOrSealed() {
    assertThat(HouseRules.openClasses(all)).isEmpty();
  }

  @Test
  void nothingStaticChanges() {
    assertThat(HouseRules.staticState(all)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"System.out", "System.err", "printStackTrace"})
  void publishedModulesDoNotPrint(String printer) {
    assertThat(HouseRules.mentions(published, printer, "tell a listener, or throw")).isEmpty();
  }

  @Test
  void nothingIsLookedUpByTheServiceLoader() {
    assertThat(HouseRules.mentions(all, "ServiceLoader", "let the caller pass it in")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.getProperty",
        "System.getProperties",
        "Boolean.getBoolean",
        "Integer.getInteger",
        "Long.getLong"
      })
  void onlyThePlatformAndTheEnvironmentReadSystemProperties(String reader) {
    HouseSources others =
        published.only(
            file -> !List.of("Platform.java", "ProcessEnvironment.java").contains(file.name()));

    assertThat(HouseRules.mentions(others, reader, "make it an option of the builder")).isEmpty();
  }

  @Test
  void onlyTheHttpRoomKnowsTheHttpClient() {
    // A benchmark compares with the bare client; the test kit, which records, is not on core.
    List<String> exempt = List.of("dev.registrysdk.http", "dev.registrysdk.examples.bench");
    HouseSources others =
        all.only(
            file ->
                !exempt.contains(file.packageName()) && !file.name().equals("UpstreamClient.java"));

    assertThat(HouseRules.mentions(others, "OkHttpClient", "take a pipeline of the http room"))
        .isEmpty();
  }
}
