package dev.registrysdk.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension as a field, and images that are published. */
final class RegistryExtensionTest {
  @Test
  void staticFieldIsForTheClassAndTheClassesInIt() {
    assertThat(Engine.notes(StaticField.class))
        .containsExactly("[acme/before]", "[acme/before]", "[acme/before]");
  }

  static class StaticField {
    @RegisterExtension static final RegistryExtension REGISTRIES = new RegistryExtension();

    @BeforeAll
    static void beforeAll(InMemoryRegistry registry) {
      registry.putBlob("acme/before", new byte[1]);
    }

    @RepeatedTest(2)
    void shared(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
    }

    @Nested
    class Inside {
      @Test
      void shared(InMemoryRegistry registry, TestReporter reporter) {
        reporter.publishEntry("note", registry.repositories().toString());
      }
    }
  }

  @Test
  void instanceFieldIsForTheMethod() {
    assertThat(Engine.notes(InstanceField.class)).containsExactly("[]", "[]");
  }

  static class InstanceField {
    @RegisterExtension final RegistryExtension registries = RegistryExtension.builder().build();

    @RepeatedTest(2)
    void own(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
      registry.putBlob("acme/web", new byte[1]);
    }
  }

  @Test
  void instanceFieldOfAnInstanceForTheClassIsForTheClass() {
    assertThat(Engine.notes(InstanceOfClass.class)).containsExactly("[]", "[acme/web]");
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class InstanceOfClass {
    @RegisterExtension final RegistryExtension registries = RegistryExtension.builder().build();

    @RepeatedTest(2)
    void shared(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
      registry.putBlob("acme/web", new byte[1]);
    }
  }

  @Test
  void builderConfiguresEachKindOfServer() {
    assertThat(Engine.notes(Configured.class))
        .containsExactly("401 without login", "404 for referrers of \"old\"", "eu-de", "in 900 s");
  }

  static class Configured {
    private static final Clock CLOCK =
        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final RegistryExtension REGISTRIES =
        RegistryExtension.builder()
            .registry(registry -> registry.clock(CLOCK))
            .registry("", registry -> registry.auth(RegistryAuth.basic("user", "secret")))
            .registry("old", registry -> registry.without(Feature.REFERRERS))
            .icr(icr -> icr.region("eu-de"))
            .icrAsksIam()
            .iam(iam -> iam.clock(CLOCK).tokenLifetime(Duration.ofMinutes(15)))
            .publishTo("old", SampleImages.small(), "acme/web:1.0")
            .build();

    @Test
    void all(
        InMemoryRegistry registry,
        @Named("old") InMemoryRegistry old,
        InMemoryIcr icr,
        InMemoryIam iam,
        TestReporter reporter) {
      int login = Http.get(registry.url() + "v2/");
      String digest = old.image("acme/web:1.0").orElseThrow().digest();
      int referrers = Http.get(old.url() + "v2/acme/web/referrers/" + digest);
      String token = iam.accessToken(iam.addAccount("owner@acme.test"));
      String claims = Claims.of(token);
      reporter.publishEntry("note", login + " without login");
      reporter.publishEntry("note", referrers + " for referrers of \"old\"");
      reporter.publishEntry("note", icr.region());
      long expires = CLOCK.instant().getEpochSecond() + 900;
      assertThat(claims).contains("\"exp\":" + expires);
      reporter.publishEntry("note", "in 900 s");
    }
  }

  @Test
  void imagesArePublishedForClassMethodAndParameter() {
    assertThat(Engine.notes(Published.class))
        .containsExactlyInAnyOrder(
            "[base:1, layered:1, report:1] artifact", "[base:1] small", "[base:1, index:1] index");
  }

  @RegistryTest
  @Publish(sample = Sample.SMALL, as = "base:1")
  static class Published {
    @Test
    @Publish(sample = Sample.LAYERED, as = "layered:1")
    @Publish(sample = Sample.ARTIFACT, as = "report:1")
    void byMethod(
        InMemoryRegistry registry, @Named("report:1") StoredImage report, TestReporter reporter) {
      assertThat(report.digest()).isEqualTo(SampleImages.artifact().digest());
      note(registry, "artifact", reporter);
    }

    @Test
    void byClass(InMemoryRegistry registry, StoredImage base, TestReporter reporter) {
      assertThat(base.digest()).isEqualTo(SampleImages.small().digest());
      note(registry, "small", reporter);
    }

    @Test
    void byParameter(
        @Publish(sample = Sample.MULTI_PLATFORM, as = "index:1") StoredImage index,
        InMemoryRegistry registry,
        TestReporter reporter) {
      assertThat(index.digest()).isEqualTo(SampleImages.multiPlatform().digest());
      note(registry, "index", reporter);
    }

    private static void note(InMemoryRegistry registry, String what, TestReporter reporter) {
      var names = registry.repositories().stream().map(each -> each + ":1").toList();
      reporter.publishEntry("note", names + " " + what);
    }
  }

  @Test
  void everySampleCanBeAnnotated() {
    assertThat(Sample.values())
        .extracting(sample -> sample.image().digest())
        .containsExactly(
            SampleImages.small().digest(),
            SampleImages.layered().digest(),
            SampleImages.multiPlatform().digest(),
            SampleImages.dockerManifestList().digest(),
            SampleImages.withReferrers().digest(),
            SampleImages.artifact().digest(),
            SampleImages.huge(10L << 30).digest());
  }

  @Test
  void imagesOfASharedRegistryArePublishedOnceAndForMethods() {
    assertThat(Engine.notes(PublishedPerClass.class))
        .containsExactlyInAnyOrder("[base, layered] of \"main\"", "[base, inner] of \"main\"");
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  @Publish(sample = Sample.SMALL, as = "base:1", to = "main")
  static class PublishedPerClass {
    @Nested
    @RegistryTest(per = RegistryTest.Per.CLASS)
    class One {
      @Test
      @Publish(sample = Sample.LAYERED, as = "layered:1", to = "main")
      void byMethod(@Named("main") InMemoryRegistry registry, TestReporter reporter) {
        reporter.publishEntry("note", registry.repositories() + " of \"main\"");
      }
    }

    @Nested
    @Publish(sample = Sample.SMALL, as = "inner:1", to = "main")
    class Two {
      @Test
      void byClass(@Named("main") InMemoryRegistry registry, TestReporter reporter) {
        reporter.publishEntry("note", registry.repositories() + " of \"main\"");
      }
    }
  }

  @Test
  void imageThatNobodyPublishedIsExplained() {
    assertThat(Engine.failure(Unpublished.class))
        .hasMessage(
            "No image was published. Write @Publish(sample = …, as = \"acme/web:1.0\") before the"
                + " parameter, or @Named(\"acme/web:1.0\") if the class or the method publishes"
                + " it");
  }

  @RegistryTest
  static class Unpublished {
    @Test
    void image(StoredImage image) {}
  }

  @Test
  void imageOfAnotherNameIsExplained() {
    assertThat(Engine.failure(Misnamed.class))
        .hasMessage(
            "No image was published as \"acme/wbe:1\"; there are [acme/web:1]. Write"
                + " @Publish(sample = …, as = \"acme/web:1.0\") before the parameter, or"
                + " @Named(\"acme/web:1.0\") if the class or the method publishes it");
  }

  @RegistryTest
  @Publish(sample = Sample.SMALL, as = "acme/web:1")
  static class Misnamed {
    @Test
    void image(@Named("acme/wbe:1") StoredImage image) {}
  }

  @Test
  void oneOfSeveralImagesHasToBeNamed() {
    assertThat(Engine.failure(Several.class))
        .hasMessage(
            "More than one image was published; there are [a:1, b:1]. Write"
                + " @Publish(sample = …, as = \"acme/web:1.0\") before the parameter, or"
                + " @Named(\"acme/web:1.0\") if the class or the method publishes it");
  }

  @RegistryTest
  @Publish(sample = Sample.SMALL, as = "a:1")
  @Publish(sample = Sample.SMALL, as = "b:1")
  static class Several {
    @Test
    void image(StoredImage image) {}
  }

  @Test
  void methodRegistryForWhatRunsOncePerClassIsExplained() {
    assertThat(Engine.failure(TooEarly.class))
        .hasMessage(
            "Each method has a registry of its own, and this runs once for all of them: take the"
                + " parameter in @BeforeEach or in the test, or share one registry with"
                + " @RegistryTest(per = CLASS)");
  }

  @RegistryTest
  static class TooEarly {
    @BeforeAll
    static void beforeAll(InMemoryRegistry registry) {}

    @Test
    void test() {}
  }

  @Test
  void anUnknownPresetIsToldTheNearestAndAll() {
    assertThat(Engine.failure(UnknownPreset.class))
        .hasMessage(
            "@RegistryTest(preset = \"dockerhub\"): There is no preset 'dockerhub': did you mean"
                + " 'docker-hub'? There are oci11, distribution28, distribution3, docker-hub, icr,"
                + " ecr, artifact-registry, acr, ghcr, quay, harbor, artifactory, gitlab, zot");
  }

  @RegistryTest(preset = "dockerhub")
  static class UnknownPreset {
    @Test
    void never(InMemoryRegistry registry) {}
  }

  @Test
  void classRegistryOfAMethodIsExplained() {
    assertThat(Engine.failure(ClassOnMethod.class))
        .hasMessage(
            "@RegistryTest(per = CLASS) on the method wrong(): methods cannot share a registry of"
                + " a single one. Put the annotation on the class");
  }

  static class ClassOnMethod {
    @Test
    @RegistryTest(per = RegistryTest.Per.CLASS)
    void wrong() {}
  }
}
