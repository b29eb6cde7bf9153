package dev.registrysdk.testing.junit;

import static dev.registrysdk.testing.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is meant for the registry is for the region where a test takes only that. */
final class RegistryTestRegionTest {
  private static final String ACCOUNT = InMemoryIcr.ACCOUNT;

  @Test
  void imagesArePublishedIntoTheOnlyRegion() {
    assertThat(Engine.notes(OnlyRegion.class))
        .containsExactlyInAnyOrder(
            "[acme/base, acme/web] [acme]", "[acme/base, birds/b] [acme, birds]");
  }

  @RegistryTest
  @Publish(sample = Sample.SMALL, as = "acme/base:1.0")
  static class OnlyRegion {
    @Test
    @Publish(sample = Sample.LAYERED, as = "acme/web:1.0")
    void byMethod(@Named("acme/web:1.0") StoredImage web, InMemoryIcr icr, TestReporter reporter) {
      assertThat(web.digest()).isEqualTo(SampleImages.layered().digest());
      note(icr, reporter);
    }

    @Test
    void byParameter(
        @Publish(sample = Sample.SMALL, as = "birds/b:1") StoredImage image,
        InMemoryIcr icr,
        TestReporter reporter) {
      assertThat(icr.registry().image("birds/b:1")).isPresent();
      note(icr, reporter);
    }

    private static void note(InMemoryIcr icr, TestReporter reporter) {
      reporter.publishEntry("note", icr.registry().repositories() + " " + icr.namespaces(ACCOUNT));
    }
  }

  @Test
  void onlyOneServerIsStartedForThem() {
    Throwable failure = Engine.failure(Failing.class);

    assertThat(Engine.suppressed(failure))
        .singleElement()
        .asString()
        .startsWith("InMemoryIcr us-south");
  }

  @RegistryTest
  static class Failing {
    @Test
    @Publish(sample = Sample.SMALL, as = "acme/web:1.0")
    void fails(InMemoryIcr icr) {
      throw new AssertionError("as intended");
    }
  }

  @Test
  void aRegistryOfTheSameNameGetsTheImages() {
    assertThat(Engine.notes(Both.class)).containsExactly("[acme/web] []");
  }

  @RegistryTest
  static class Both {
    @Test
    @Publish(sample = Sample.SMALL, as = "acme/web:1.0")
    void copies(InMemoryIcr icr, InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories() + " " + icr.registry().repositories());
    }
  }

  @Test
  void aRegionBesideARegistryGetsThemByItsName() {
    assertThat(Engine.notes(ByName.class)).containsExactly("[acme/web] [acme/api]");
  }

  @RegistryTest
  @Publish(sample = Sample.SMALL, as = "acme/web:1.0")
  @Publish(sample = Sample.SMALL, as = "acme/api:1.0", to = "us")
  static class ByName {
    @Test
    void copies(InMemoryRegistry registry, @Named("us") InMemoryIcr icr, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories() + " " + icr.registry().repositories());
    }
  }

  @Test
  void parametersOfWhatRunsBeforeATestCount() {
    assertThat(Engine.notes(BeforeTheTest.class)).containsExactly("[] [acme/web]");
  }

  @RegistryTest
  static class BeforeTheTest {
    private final InMemoryRegistry registry;

    BeforeTheTest(InMemoryRegistry registry) {
      this.registry = registry;
    }

    @Nested
    class Inside {
      @BeforeEach
      void before(InMemoryIcr icr) {
        assertThat(icr.registry().repositories()).isEmpty();
      }

      @Test
      @Publish(sample = Sample.SMALL, as = "acme/web:1.0")
      void test(InMemoryIcr icr, TestReporter reporter) {
        reporter.publishEntry(
            "note", icr.registry().repositories() + " " + registry.repositories());
      }
    }
  }

  @Test
  void aSharedRegionGetsThemToo() {
    assertThat(Engine.notes(Shared.class)).containsExactlyInAnyOrder("[acme/web]", "[acme/web]");
  }

  static class Shared {
    @RegisterExtension
    static final RegistryExtension REGISTRIES =
        RegistryExtension.builder().publish(SampleImages.small(), "acme/web:1.0").build();

    @Test
    void one(StoredImage image, TestReporter reporter) {
      reporter.publishEntry("note", "[" + image.repository() + "]");
    }

    @Nested
    class Inside {
      @Test
      void two(InMemoryIcr icr, TestReporter reporter) {
        reporter.publishEntry("note", icr.registry().repositories().toString());
      }
    }
  }

  @Test
  void withIamTheNamespaceBelongsToNobodyUntilTheTestCreatesIt() {
    assertThat(Engine.notes(AsksIam.class)).containsExactly("[] [acme]");
  }

  @RegistryTest(iam = true)
  static class AsksIam {
    @Test
    @Publish(sample = Sample.SMALL, as = "acme/web:1.0")
    void namespace(InMemoryIcr icr, InMemoryIam iam, TestReporter reporter) {
      String owner = iam.addAccount("owner@example.com").account();
      Object before = icr.namespaces(owner);
      icr.createNamespace(owner, "acme");

      assertThat(icr.accounts()).containsExactly(owner);
      reporter.publishEntry("note", before + " " + icr.namespaces(owner));
    }
  }

  @Test
  void aNameThatNoRegionHasIsExplained() {
    assertThat(Engine.failure(NoNamespace.class).getMessage())
        .startsWith("@Publish(as = \"web:1.0\") into InMemoryIcr us-south at http://127.0.0.1:")
        .endsWith(
            "/: The namespace name is not valid. Use 4 to 30 lower-case letters, digits, hyphens"
                + " and underscores, with a letter or a digit at both ends. In a region an image is called like \"acme/web:1.0\"");
  }

  @RegistryTest
  static class NoNamespace {
    @Test
    @Publish(sample = Sample.SMALL, as = "web:1.0")
    void never(InMemoryIcr icr) {}
  }

  @Test
  void faultsAreThoseOfTheOnlyServer() {
    assertThat(Engine.notes(FaultsOfOne.class))
        .containsExactlyInAnyOrder("503 of the region", "503 of IAM");
  }

  @RegistryTest
  static class FaultsOfOne {
    @Test
    void region(Faults faults, InMemoryIcr icr, TestReporter reporter) {
      faults.on(get("/v2/")).once().respond(503);
      reporter.publishEntry("note", Http.get(icr.url() + "v2/") + " of the region");
    }

    @Test
    void iam(Faults faults, InMemoryIam iam, TestReporter reporter) {
      faults.on(get("/identity/keys")).once().respond(503);
      reporter.publishEntry("note", Http.get(iam.url() + "identity/keys") + " of IAM");
    }
  }

  @Test
  void aPresetHasNoMeaningWithoutARegistry() {
    assertThat(Engine.failure(PresetOfRegion.class))
        .hasMessage(
            "@RegistryTest(preset = \"docker-hub\") is for an InMemoryRegistry, and this test takes"
                + " only an InMemoryIcr, which is IBM Cloud Container Registry in any case: leave"
                + " preset out, or take an InMemoryRegistry");
  }

  @RegistryTest(preset = "docker-hub")
  static class PresetOfRegion {
    @Test
    void never(InMemoryIcr icr) {}
  }

  @Test
  void usersHaveNoMeaningWithoutARegistry() {
    assertThat(Engine.failure(UsersOfRegion.class))
        .hasMessage(
            "@RegistryTest(token = …) is for an InMemoryRegistry, and this test takes only an"
                + " InMemoryIcr, where one signs in with what IAM gives: write @RegistryTest(iam ="
                + " true), or take an InMemoryRegistry");
  }

  @RegistryTest(token = "ann:secret")
  static class UsersOfRegion {
    @Test
    void never(InMemoryIcr icr) {}
  }

  @Test
  void aPresetIsForTheRegistryBesideARegion() {
    assertThat(Engine.notes(PresetBesideRegion.class)).containsExactly("401 and 401");
  }

  @RegistryTest(preset = "docker-hub", basic = "ann:secret")
  static class PresetBesideRegion {
    @Test
    void both(InMemoryIcr icr, InMemoryRegistry registry, TestReporter reporter) {
      int ofRegistry = Http.get(registry.url() + "v2/");
      reporter.publishEntry("note", ofRegistry + " and " + Http.get(icr.url() + "v2/"));
    }
  }
}
